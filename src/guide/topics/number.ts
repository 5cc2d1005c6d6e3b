import type { Choice, LineKey, Message, Topic, Utterance } from '../flow.ts';

const groups = ['digits-1', 'digits-800', 'digits-375', 'digits-52', 'digits-83'];

/** A phone number in its groups of digits, slowly, twice. */
export function digitsTwice(lines: readonly LineKey[]): readonly Utterance[] {
  const slowly = lines.flatMap((line, index): Utterance[] =>
    index === 0 ? [{ line, slow: true }] : [{ pause: 1 }, { line, slow: true }],
  );
  return [...slowly, { pause: 1 }, 'number-again', ...slowly];
}

/** The USCIS Contact Center's number, 1-800-375-5283, slowly, in groups, twice. */
export const numberTwice = digitsTwice(groups);

/** One message, so that nothing comes between "have something to write with" and the number. */
export const theNumber: Message = {
  say: [{ sound: 'chime' }, 'write-it', { pause: 5 }, 'number-is', ...numberTwice],
};

const again: Choice = { key: '2', for: 'for-number-again', to: 'number' };

/** The number by itself, and the number with the choice of words to say. */
export const number: Topic = {
  id: 'number',
  lines: {
    'write-it': {},
    'number-is': {},
    'number-again': {},
    'for-number-again': {},
    ...Object.fromEntries(groups.map((line) => [line, {}])),
    'words-follow': {},
    'for-words-receipt': {},
    'for-words-notice': {},
    'for-words-cannot-go': {},
    'for-words-missed': {},
    'for-words-hearing': {},
    'words-receipt-where': {},
    'for-words-early': {},
    'for-words-court': {},
    'for-words-uscis': {},
    'website-ask': {},
    'for-website-sent': {},
    'for-website-not': {},
    'words-missed-ask': {},
    'for-notice-came': {},
    'for-notice-never': {},
  },
  nodes: {
    number: { kind: 'answer', messages: [theNumber], choices: [again], silence: 'ask', repeats: true },
    contact: {
      kind: 'answer',
      messages: [theNumber],
      choices: [
        { key: '1', for: ['words-follow', 'for-words-receipt'], to: 'words-receipt' },
        { key: '2', for: 'for-words-notice', to: 'words-notice' },
        { key: '3', for: 'for-words-cannot-go', to: 'script-cannot-go' },
        { key: '4', for: 'for-words-missed', to: 'words-missed' },
        { key: '5', for: 'for-words-hearing', to: 'script-hearing' },
      ],
      silence: 'ask',
      repeats: true,
    },
    'words-receipt': {
      kind: 'menu',
      ask: ['words-receipt-where'],
      choices: [
        { key: '1', for: 'for-words-uscis', to: 'script-receipt-uscis' },
        { key: '2', for: 'for-words-court', to: 'script-receipt-court' },
        { key: '3', for: 'for-words-early', to: 'notice-unsure-both' },
      ],
      silence: 'ask',
    },
    'words-notice': {
      kind: 'menu',
      ask: ['notice-where'],
      choices: [
        { key: '1', for: 'for-uscis', to: 'words-notice-uscis' },
        { key: '2', for: 'for-court', to: 'words-notice-court' },
      ],
      silence: 'ask',
    },
    'words-notice-uscis': {
      kind: 'menu',
      ask: ['website-ask'],
      choices: [
        { key: '1', for: 'for-website-sent', to: 'script-notice-sent' },
        { key: '2', for: 'for-website-not', to: 'notice-uscis-none' },
      ],
      silence: 'ask',
    },
    'words-notice-court': {
      kind: 'menu',
      ask: ['came-months'],
      choices: [
        { key: '1', for: 'for-over-two-months', to: 'script-notice-court' },
        { key: '2', for: 'for-under-two-months', to: 'notice-court-soon' },
      ],
      silence: 'ask',
    },
    'words-missed': {
      kind: 'menu',
      ask: ['words-missed-ask'],
      choices: [
        { key: '1', for: 'for-notice-came', to: 'script-missed' },
        { key: '2', for: 'for-notice-never', to: 'script-missed-never-came' },
      ],
      silence: 'ask',
    },
  },
};
