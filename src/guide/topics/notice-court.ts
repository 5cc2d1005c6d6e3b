import type { Choice, Topic } from '../flow.ts';
import { callChoices, nearChoice, nearNow, numberChoice, offeredNow, wordsNow } from './after.ts';
import { english, inEnglish } from './english.ts';
import { papersThatCome, receiptChoices } from './notice.ts';

/** After what is said of the government attorney: the words for that office. */
export const attorneyWords: Choice = { key: '6', for: 'for-words-attorney', to: 'script-attorney' };

/** The same, where that attorney is first spoken of. */
export const attorneyNow = offeredNow('for-words-attorney', 'press-6');

export const hearingSoon: Choice = { key: '5', for: 'for-my-hearing-soon', to: 'hearing-soon' };

/** No appointment notice yet, applied in immigration court. */
export const noticeCourt: Topic = {
  id: 'notice-court',
  branch: 'court',
  lines: {
    'sent-pages': {},
    'for-sent-pages': {},
    'for-not-sent-pages': {},
    'hearing-ask': {},
    'for-hearing-soon': {},
    'for-hearing-not-soon': {},
    'for-my-hearing-soon': {},
    'attorney-contact': { facts: ['RC6'] },
    'attorney-who': { facts: ['RC6'], plain: true },
    'attorney-say': { facts: ['RC6'] },
    'attorney-number': { facts: ['RC7'] },
    'search-attorney': { facts: ['RC7'] },
    'hearing-call': { facts: ['RC6'] },
    'for-receipt-question': {},
    'look-receipt-court': { facts: ['RC1'] },
    'sent-months-court': {},
    'explain-receipt-court': { facts: ['RC2'], plain: true },
    'later-call-court': {},
    'came-months': {},
    'for-over-two-months': {},
    'for-under-two-months': {},
    'comes-by-itself': { facts: ['RC4'] },
    'explain-notice-court': { facts: ['RC4'], plain: true },
    'if-missed-explain': { facts: ['RU6', 'RC5'] },
    'two-months-call': { facts: ['RC4'] },
    'for-words-never-came': {},
    'for-words-attorney': {},
  },
  nodes: {
    'notice-court': {
      kind: 'menu',
      ask: ['sent-pages'],
      choices: [
        { key: '1', for: 'for-sent-pages', to: 'notice-court-hearing' },
        { key: '2', for: 'for-not-sent-pages', to: 'notice-court-copy' },
      ],
      silence: 'ask',
    },
    'notice-court-copy': {
      kind: 'answer',
      messages: [
        { say: ['court-copy-only', 'copy-where', ...nearNow] },
        { say: ['before-hearing'] },
        papersThatCome,
      ],
      choices: [numberChoice, nearChoice, hearingSoon],
      silence: 'ask',
    },
    'notice-court-hearing': {
      kind: 'menu',
      ask: ['hearing-ask'],
      choices: [
        { key: '1', for: 'for-hearing-soon', to: 'hearing-soon' },
        { key: '2', for: 'for-hearing-not-soon', to: 'notice-court-receipt' },
      ],
      silence: 'ask',
    },
    'hearing-soon': {
      kind: 'answer',
      messages: [
        { say: ['hearing-call', ...wordsNow] },
        { say: ['attorney-contact', 'attorney-who', 'attorney-say', ...attorneyNow] },
        { say: ['before-hearing', 'machine-usual', english('infopass')] },
        { say: ['attorney-number', english('search-attorney')] },
      ],
      choices: [
        ...callChoices('script-hearing'),
        { key: '5', for: 'for-receipt-question', to: 'notice-court-receipt' },
        attorneyWords,
      ],
      silence: 'ask',
    },
    'notice-court-receipt': {
      kind: 'menu',
      say: ['look-receipt-court', ...inEnglish('receipt-notice')],
      ask: ['receipt-ask'],
      choices: receiptChoices('notice-court-came', 'notice-court-wait'),
      paper: true,
      silence: 'ask',
    },
    'notice-court-wait': {
      kind: 'menu',
      ask: ['sent-months-court'],
      choices: [
        { key: '1', for: 'for-over-three-months', to: 'notice-court-late' },
        { key: '2', for: 'for-under-three-months', to: 'notice-court-early' },
      ],
      silence: 'ask',
    },
    'notice-court-late': {
      kind: 'answer',
      messages: [
        { say: ['can-call', ...wordsNow] },
        { say: ['machine-asks', english('infopass'), 'infopass-reaches', 'explain-receipt-court'] },
        { say: ['have-ready', ...inEnglish('a-number'), 'have-ready-mailing'] },
      ],
      choices: [...callChoices('script-receipt-court'), hearingSoon],
      silence: 'ask',
    },
    'notice-court-early': {
      kind: 'answer',
      messages: [{ say: ['wait-is-normal', 'check-mail'] }, { say: ['later-call-court'] }],
      choices: [numberChoice, hearingSoon],
      silence: 'ask',
    },
    'notice-court-came': {
      kind: 'menu',
      ask: ['came-months'],
      choices: [
        { key: '1', for: 'for-over-two-months', to: 'notice-court-none' },
        { key: '2', for: 'for-under-two-months', to: 'notice-court-soon' },
      ],
      silence: 'ask',
    },
    'notice-court-none': {
      kind: 'answer',
      messages: [
        { say: ['can-call', ...wordsNow] },
        { say: ['machine-usual', english('infopass'), 'explain-notice-court'] },
        { say: ['if-missed-explain'] },
      ],
      choices: [
        ...callChoices('script-notice-court'),
        hearingSoon,
        { key: '6', for: 'for-words-never-came', to: 'script-missed-never-came' },
      ],
      silence: 'ask',
    },
    'notice-court-soon': {
      kind: 'answer',
      messages: [{ say: ['comes-by-itself'] }, { say: ['two-months-call'] }],
      choices: [numberChoice, hearingSoon],
      silence: 'ask',
    },
  },
};
