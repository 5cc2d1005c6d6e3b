import type { LineKey, Topic } from '../flow.ts';
import type { OfficeLines } from '../near.ts';
import { numberChoice } from './after.ts';

/** The miles that are said; others are said as the nearest of these. */
const miles = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60];

const lines: OfficeLines = {
  printed: 'list-printed',
  old: 'list-old',
  miles: Object.fromEntries(miles.map((one) => [one, `miles-${one}`])),
  inState: 'in-state',
  forCourt: 'for-court-in',
  own: 'own-office',
  onlyUscis: 'helps-uscis-only',
  speaks: 'office-speaks',
  open: 'office-open',
  opens: 'office-opens',
  called: 'office-called',
  number: 'office-number',
  extension: 'office-extension',
  again: 'number-again',
  digits: Array.from({ length: 10 }, (_, digit) => `digit-${digit}`),
};

const linesOf = ({ miles: distances, digits, ...single }: OfficeLines): readonly LineKey[] => [
  ...Object.values(single),
  ...Object.values(distances),
  ...digits,
];

/** What is said again is a line of the number's own. */
const declared = (keys: readonly LineKey[]): Topic['lines'] =>
  Object.fromEntries(keys.filter((line) => line !== lines.again).map((line) => [line, {}]));

/** Who gives legal help near a ZIP code: their numbers, as a text message, and the call to them. */
export const legalHelp: Topic = {
  id: 'legal-help',
  lines: {
    'for-near': {},
    'zip-ask': {},
    'zip-again': {},
    'zip-not-given': {},
    'zip-nobody': {},
    'for-other-zip': {},
    ...declared(linesOf(lines)),
    'list-ask': {},
    'for-next-office': {},
    'for-more-offices': {},
    'for-first-office': {},
    'for-call-office': {},
    'office-text-warning': {},
    'call-office-warning': {},
    'calling-office': {},
    'call-office-ended': {},
    'call-office-failed': {},
    'message-office': { spare: 'print' },
    'states-ask': { spare: 'edition' },
    'cities-ask': { spare: 'edition' },
  },
  nodes: {
    zip: {
      kind: 'zip',
      ask: ['zip-ask'],
      again: ['zip-again', 'keys-back', 'press-star'],
      offices: 'offices',
      nobody: 'zip-nobody',
      without: 'zip-not-given',
    },
    'zip-nobody': {
      kind: 'answer',
      messages: [{ say: ['zip-nobody', { told: 'legal help' }] }],
      choices: [{ key: '1', for: 'for-other-zip', to: 'zip' }, numberChoice],
      silence: 'ask',
    },
    'zip-not-given': {
      kind: 'answer',
      messages: [{ say: ['zip-not-given', { told: 'legal help' }] }],
      choices: [{ key: '1', for: 'for-other-zip', to: 'zip' }, numberChoice],
      silence: 'ask',
    },
    offices: {
      kind: 'offices',
      say: [{ told: 'lists printed' }, 'list-ask', 'write-it'],
      lines,
      forNext: { next: 'for-next-office', more: 'for-more-offices', first: 'for-first-office' },
      choices: [
        { key: '2', for: 'for-text', to: 'office-text', when: 'texts' },
        { key: '3', for: 'for-call-office', to: 'office-connect', when: 'connecting' },
        { key: '4', for: 'for-other-zip', to: 'zip' },
      ],
    },
    'office-text': {
      kind: 'answer',
      messages: [{ say: ['office-text-warning'] }],
      choices: [{ key: '1', for: 'for-text-send', to: 'office-texting' }],
      silence: 'ask',
    },
    'office-texting': {
      kind: 'sending',
      then: {
        sent: 'text-sent',
        failed: 'text-failed',
        already: 'text-already',
        enough: 'text-enough',
        cannot: 'text-cannot',
      },
    },
    'office-connect': {
      kind: 'answer',
      messages: [{ say: ['call-office-warning'] }],
      choices: [{ key: '1', for: 'for-connect-now', to: 'office-call' }],
      silence: 'ask',
    },
    'office-call': {
      kind: 'handover',
      to: 'office',
      say: ['calling-office'],
      then: {
        completed: 'office-ended',
        busy: 'office-failed',
        'no-answer': 'office-failed',
        failed: 'office-failed',
      },
    },
    'office-ended': {
      kind: 'answer',
      messages: [{ say: ['call-office-ended'] }],
      choices: [],
      silence: 'back',
    },
    'office-failed': {
      kind: 'answer',
      messages: [{ say: ['call-office-failed'] }],
      choices: [],
      silence: 'back',
    },
  },
};
