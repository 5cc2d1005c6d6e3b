import type { CommonLines, Reading, Topic, Utterance } from '../flow.ts';
import { nearChoice, nearNow } from './after.ts';
import { numberTwice } from './number.ts';

/** The lines that the rules of every call say. */
export const common: CommonLines = {
  press: {
    '0': 'press-0',
    '1': 'press-1',
    '2': 'press-2',
    '3': 'press-3',
    '4': 'press-4',
    '5': 'press-5',
    '6': 'press-6',
    '7': 'press-7',
    '8': 'press-8',
    '9': 'press-9',
    '*': 'press-star',
    '#': 'press-pound',
  },
  languageName: 'language-name',
  myLanguage: 'my-language',
  silenced: 'silenced',
  comparedLongAgo: 'compared-long-ago',
  inEnglishOnly: 'in-english-only',
  personSpeaks: 'person-speaks',
  personOpens: 'person-opens',
  personOpensLater: 'opens-later',
  dayOf: (day) => (typeof day === 'number' ? `weekday-${day}` : `opens-${day}`),
  hourOf: ({ hour, half }) => `${half ? 'half-hour' : 'hour'}-${hour}`,
  moreLanguages: 'more-languages',
  zeroThen: 'zero-then',
  whoSpeaks: 'who-speaks',
  follows: 'follows',
  neverCompared: 'not-compared',
  comparedIn: 'compared-in',
  monthOf: ({ month }) => `month-${month}`,
  yearOf: ({ year }) => `year-${year}`,
  wrongKey: 'wrong-key',
  takeYourTime: 'take-your-time',
  sorry: 'sorry',
  keysAnyTime: 'keys-any-time',
  keys: ['keys-again', 'press-pound', 'keys-back', 'press-star', 'keys-main', 'press-9'],
  keysBriefly: ['keys-briefly'],
};

/** Said in English and Spanish too, key and all, for someone who understands nothing else that is said. */
const otherLanguages: readonly Utterance[] = [
  ...['en', 'es'].flatMap((language): readonly Utterance[] => [
    { line: 'other-languages', in: language, except: language },
    { line: 'press-8', in: language, except: language },
  ]),
  'other-languages',
];

/** Not in English, which is no translation. */
const computerTranslated: Utterance = { line: 'computer-translated', when: 'unreviewed', except: 'en' };

/** English always has a voice of its own. */
const computerVoice: Utterance = { line: 'computer-voice', when: 'made', except: 'en' };

/**
 * What matters most. It may be heard by everyone in a room before anybody has chosen to hear it: so it names neither deportation nor
 * convictions.
 */
const essentials: Reading = {
  kind: 'reading',
  messages: [
    { say: ['who-speaks', 'what-name'] },
    { say: ['important', 'safe-briefly'] },
    { say: ['not-going', 'not-going-do'] },
    { say: ['mail'] },
    { say: ['bring-notice', 'bring-identity', { ageOf: ['W1', 'W5', 'W6', 'W7', 'N1', 'B1', 'B2'] }] },
    { say: ['essentials-number', ...numberTwice] },
  ],
};

const lastWords: readonly Utterance[] = ['goodbye-thanks', 'goodbye-number', ...numberTwice, 'goodbye'];

/** The frame of every call: greeting, main menu, the essentials, goodbye. */
export const call: Topic = {
  id: 'call',
  lines: {
    'language-name': {},
    'more-languages': {},
    'zero-then': {},
    follows: {},
    'who-speaks': {},
    'greeting-named': { twin: 'greeting-unnamed' },
    'greeting-unnamed': {},
    greeting: {},
    'computer-translated': {},
    'computer-voice': {},
    'for-about': {},
    'for-about-simply': {},
    'for-notice': {},
    'for-notice-simply': {},
    'for-prepare': {},
    'for-prepare-simply': {},
    'for-trouble': {},
    'for-trouble-simply': {},
    'for-contact': {},
    'for-contact-simply': {},
    'other-languages': {},
    'keys-any-time': {},
    'keys-again': {},
    'keys-back': {},
    'keys-main': {},
    'keys-briefly': {},
    'wrong-key': {},
    'take-your-time': {},
    sorry: {},
    'no-person': {},
    'no-person-instead': { legalHelp: true },
    'short-here': {},
    'answer-changed': {},
    'essentials-number': {},
    'goodbye-thanks': {},
    'goodbye-number': {},
    goodbye: {},
    'for-number': {},
    'for-words': {},
    'in-english': {},
    ...Object.fromEntries(Object.values(common.press).map((line) => [line, {}])),
  },
  nodes: {
    language: { kind: 'languages' },
    'language-zero': { kind: 'languages', zeros: true },
    greeting: {
      kind: 'answer',
      messages: [
        {
          say: [
            { line: 'greeting-named', when: 'named' },
            { line: 'greeting-unnamed', when: 'unnamed' },
            'greeting',
            computerTranslated,
            computerVoice,
            { told: 'notice' },
          ],
        },
      ],
      choices: [],
      silence: { to: 'main' },
    },
    main: {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-about', simply: 'for-about-simply', to: 'about' },
        { key: '2', for: 'for-notice', simply: 'for-notice-simply', to: 'notice' },
        { key: '3', for: 'for-prepare', simply: 'for-prepare-simply', to: 'prepare' },
        { key: '4', for: 'for-trouble', simply: 'for-trouble-simply', to: 'trouble' },
        { key: '5', for: 'for-contact', simply: 'for-contact-simply', to: 'contact' },
        { key: '0', for: 'for-person', to: 'person', when: 'person' },
        {
          key: '8',
          for: otherLanguages,
          simply: 'other-languages',
          to: 'language',
          when: 'several languages',
        },
      ],
      silence: 'ask',
    },
    'no-person': {
      kind: 'answer',
      messages: [{ say: ['no-person', 'no-person-instead', ...nearNow] }],
      choices: [{ key: '2', for: 'for-contact', to: 'contact' }, nearChoice],
      silence: 'ask',
    },
    essentials,
    keyless: {
      kind: 'answer',
      messages: [{ say: [{ told: 'follows' }] }],
      choices: [],
      silence: { to: 'keyless-essentials' },
    },
    'keyless-essentials': essentials,
    short: {
      kind: 'answer',
      messages: [{ say: ['short-here', computerTranslated, computerVoice] }],
      choices: [],
      silence: { to: 'essentials', then: 'short-end' },
    },
    'short-end': {
      kind: 'menu',
      ask: [],
      choices: [{ key: '8', for: otherLanguages, to: 'language' }],
      silence: 'ask',
    },
    'short-no-person': {
      kind: 'answer',
      messages: [{ say: ['no-person'] }],
      choices: [],
      silence: { to: 'short-end' },
    },
    'answer-changed': {
      kind: 'answer',
      messages: [{ say: ['answer-changed'] }],
      choices: [],
      silence: { to: 'essentials', then: 'main' },
    },
    goodbye: { kind: 'goodbye', say: lastWords },
    'keyless-end': { kind: 'goodbye', say: lastWords, twice: true },
  },
};
