import type { CardWords, LineKey, Topic } from '../flow.ts';

const sentence = (line: LineKey): CardWords => ({ lines: [line], sounds: [`sounds-${line}`], means: line });

/** The English phrases of the wallet card, in its order. */
export const cardWords: readonly CardWords[] = [
  { lines: ['infopass'], sounds: ['sounds-infopass'], means: 'for-words-receipt' },
  {
    lines: ['reschedule-biometrics-appointment'],
    sounds: ['sounds-reschedule-biometrics-appointment'],
    means: 'for-words-cannot-go',
  },
  {
    lines: ['i-speak', 'interpreter'],
    sounds: ['sounds-i-speak', 'sounds-interpreter'],
    exceptEnglish: true,
  },
  sentence('say-no-receipt'),
  sentence('say-no-notice'),
  {
    lines: ['say-missed', 'say-reschedule'],
    sounds: ['sounds-say-missed', 'sounds-say-reschedule'],
    means: 'for-words-missed',
  },
];

const printed: readonly LineKey[] = [
  'paper-title',
  'paper-what',
  'paper-any-phone',
  'paper-how',
  'paper-call',
  'paper-language',
  'paper-listen',
  'paper-keys',
  'paper-languages',
  'paper-hours',
  'card-title',
  ...cardWords.flatMap(({ sounds }) => sounds),
];

/** What stands on the flyer and the wallet card, and is said by no node. */
export const flyer: Topic = {
  id: 'flyer',
  lines: Object.fromEntries(printed.map((line) => [line, { spare: 'print' }])),
  nodes: {},
};
