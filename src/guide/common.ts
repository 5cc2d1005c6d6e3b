import type { Opening } from './attended.ts';
import type { Month } from './facts.ts';
import type { Key, LineKey } from './ids.ts';
import type { Utterance } from './utterance.ts';

/** The lines that the rules of every call say. */
export interface CommonLines {
  readonly press: Readonly<Record<Key, LineKey>>;
  readonly languageName: LineKey;
  /** A language's own name, standing alone. */
  readonly myLanguage: LineKey;
  readonly personSpeaks: LineKey;
  /** In place of a fact that the hotline has silenced. */
  readonly silenced: LineKey;
  /** After the month of a comparison that is too long ago. */
  readonly comparedLongAgo: LineKey;
  /** Before words that the hotline has in English only. */
  readonly inEnglishOnly: LineKey;
  /** Before a day and an hour. */
  readonly personOpens: LineKey;
  readonly personOpensLater: LineKey;
  /** The line that says a day, and the one that says an hour. */
  readonly dayOf: (day: Opening['day']) => LineKey;
  readonly hourOf: (opening: Opening) => LineKey;
  readonly moreLanguages: LineKey;
  readonly wrongKey: LineKey;
  readonly takeYourTime: LineKey;
  readonly sorry: LineKey;
  /** To a caller who was at a node that has been taken out. */
  readonly justChanged: LineKey;
  /** That a key can be pressed while the line speaks: said before the first answer of a call. */
  readonly keysAnyTime: LineKey;
  /** The keys that mean the same everywhere, in full: said once a call. */
  readonly keys: readonly Utterance[];
  /** The same, briefly: said with the choices after an answer. */
  readonly keysBriefly: readonly Utterance[];
  /** Before the key of a language that is not on the first page, as often as it has zeros. */
  readonly zeroThen: LineKey;
  /** What the line is, for whoever has cut the greeting off. */
  readonly whoSpeaks: LineKey;
  /** To callers of a language that is read second: theirs comes next. */
  readonly follows: LineKey;
  /** How old what was said is. */
  readonly neverCompared: LineKey;
  readonly comparedIn: LineKey;
  readonly monthOf: (month: Month) => LineKey;
  readonly yearOf: (month: Month) => LineKey;
}

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
  justChanged: 'just-changed',
  keysAnyTime: 'keys-any-time',
  keys: ['keys-again', 'press-pound', 'keys-back', 'press-star', 'keys-main', 'press-9'],
  keysBriefly: ['keys-briefly'],
};
