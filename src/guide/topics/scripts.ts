import type { Answer, LineKey, Message, NodeId, Spoken, Topic, Utterance } from '../flow.ts';
import { numberChoice } from './after.ts';
import { english } from './english.ts';

const iSpeak: Spoken = { line: 'i-speak', in: 'en', own: true };

/** The words for a person at USCIS: each sentence, and the pieces of at most five words it is taught in. */
const sentences = {
  'say-submitted': ['piece-submitted', 'piece-three-months'],
  'say-no-receipt': ['piece-not-received', 'piece-receipt-notice'],
  'say-seeking': ['piece-seeking', 'piece-court'],
  'say-copy': ['piece-sent-copy', 'piece-of-application', 'piece-to-uscis', 'piece-three-months'],
  'say-website': ['piece-website', 'piece-sent-me', 'piece-biometrics-notice'],
  'say-not-it': ['say-not-it'],
  'say-have-receipt': ['say-have-receipt'],
  'say-no-notice': ['piece-not-received', 'piece-appointment-notice'],
  'say-not-my-notice': ['piece-did-not-receive', 'piece-my-notice'],
  'say-missed': ['say-missed'],
  'say-reschedule': ['say-reschedule'],
  'say-cannot-go': ['piece-cannot-go', 'piece-to-appointment'],
  'say-explain': ['say-explain'],
  'say-hearing': ['say-hearing'],
} as const satisfies Record<LineKey, readonly LineKey[]>;

type Sentence = keyof typeof sentences;

/** A script of the words to say to USCIS. */
export interface Script {
  readonly machine: 'infopass' | 'reschedule-biometrics-appointment';
  /** Whether the source itself names the machine's word for this case, or it is only what usually helps. */
  readonly word: 'sourced' | 'usual';
  readonly person: readonly Sentence[];
}

/** The scripts, by their node: one for each situation in which its words are true. */
export const scripts: Readonly<Record<NodeId, Script>> = {
  'script-receipt-uscis': {
    machine: 'infopass',
    word: 'sourced',
    person: ['say-submitted', 'say-no-receipt'],
  },
  'script-receipt-court': {
    machine: 'infopass',
    word: 'sourced',
    person: ['say-seeking', 'say-copy', 'say-no-receipt'],
  },
  'script-notice-sent': { machine: 'infopass', word: 'usual', person: ['say-website', 'say-not-it'] },
  'script-notice-court': {
    machine: 'infopass',
    word: 'usual',
    person: ['say-seeking', 'say-have-receipt', 'say-no-notice'],
  },
  'script-missed-never-came': {
    machine: 'reschedule-biometrics-appointment',
    word: 'usual',
    person: ['say-not-my-notice', 'say-missed', 'say-reschedule'],
  },
  'script-cannot-go': {
    machine: 'reschedule-biometrics-appointment',
    word: 'sourced',
    person: ['say-cannot-go', 'say-reschedule'],
  },
  'script-missed': {
    machine: 'reschedule-biometrics-appointment',
    word: 'usual',
    person: ['say-missed', 'say-reschedule', 'say-explain'],
  },
  'script-hearing': { machine: 'infopass', word: 'usual', person: ['say-hearing', 'say-no-notice'] },
};

const repeated = (line: LineKey): readonly Utterance[] => [english(line), { pause: 2 }];

const promises = {
  infopass: 'infopass-reaches',
  'reschedule-biometrics-appointment': 'person-comes',
} as const;

function teach({ machine, word, person }: Script): readonly Message[] {
  const pieces = person.flatMap((sentence): readonly LineKey[] => sentences[sentence]);
  const opener: readonly Utterance[] = [{ ...iSpeak, slow: true }, english('interpreter')];
  return [
    {
      say: [
        word === 'sourced' ? 'machine-asks' : 'machine-usual',
        ...repeated(machine),
        english(machine),
        ...(word === 'sourced' ? [promises[machine]] : []),
      ],
    },
    { say: ['person-means', ...person], except: 'en' },
    { say: ['person-opener', ...opener.flatMap((line) => [line, { pause: 2 }]), ...opener], except: 'en' },
    { say: ['person-spanish', ...person], only: 'es' },
    { say: ['person-pieces', ...pieces.flatMap(repeated)], except: 'en' },
    {
      say: [
        { line: 'person-say', only: 'en' },
        { line: 'person-whole', except: 'en' },
        ...person.map(english),
        'practice',
        { line: 'hand-phone', except: 'en' },
      ],
      // Time to hand the phone over, and to press the key that says this again.
      patience: 8,
    },
  ];
}

const toNode = ([id, script]: [NodeId, Script]): [NodeId, Answer] => [
  id,
  {
    kind: 'answer',
    messages: teach(script),
    choices: [
      { key: '1', for: 'for-words-again', to: id },
      numberChoice,
      { key: '4', for: 'for-connect', to: id.replace('script', 'connect'), when: 'connecting' },
    ],
    silence: 'ask',
  },
];

/** The words to say to USCIS, a script for each situation in which they are true. */
export const words: Topic = {
  id: 'scripts',
  lines: {
    'person-means': {},
    'person-opener': {},
    'i-speak': { perLanguage: true },
    interpreter: {},
    'person-pieces': {},
    'person-say': {},
    'person-whole': {},
    'person-spanish': {},
    practice: {},
    'hand-phone': {},
    'for-words-again': {},
    ...Object.fromEntries(
      [...Object.keys(sentences), ...Object.values(sentences).flat()].map((line) => [line, {}]),
    ),
  },
  nodes: Object.fromEntries(Object.entries(scripts).map(toNode)),
};
