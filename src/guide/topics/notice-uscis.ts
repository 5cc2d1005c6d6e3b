import type { Topic } from '../flow.ts';
import { callChoices, numberChoice, wordsNow } from './after.ts';
import { english, inEnglish } from './english.ts';
import { receiptChoices } from './notice.ts';

/** No appointment notice yet, applied with USCIS. */
export const noticeUscis: Topic = {
  id: 'notice-uscis',
  branch: 'uscis',
  lines: {
    'look-receipt-uscis': { facts: ['RU1'] },
    'sent-months-uscis': {},
    'can-call': { facts: ['RU2', 'RU5', 'RC2'] },
    'explain-receipt-uscis': { facts: ['RU2'], plain: true },
    'later-call-uscis': {},
    'look-up-case': { facts: ['RU4'] },
    'search-case-status': { facts: ['RU4'] },
    'library-friend': {},
    'case-shows': {},
    'for-case-sent': {},
    'for-case-none': {},
    'for-case-later': {},
    'case-later': { facts: ['RU4'] },
    'explain-sent': { facts: ['RU5'], plain: true },
    'tell-address': { facts: ['RU7'] },
    'never-came-call': { facts: ['RU6', 'RC5'] },
    'look-weekly': { facts: ['RU7'] },
    'search-for': {},
  },
  nodes: {
    'notice-uscis': {
      kind: 'menu',
      say: ['look-receipt-uscis', ...inEnglish('receipt-notice')],
      ask: ['receipt-ask'],
      choices: receiptChoices('notice-uscis-case', 'notice-uscis-wait'),
      paper: true,
      silence: 'ask',
    },
    'notice-uscis-wait': {
      kind: 'menu',
      ask: ['sent-months-uscis'],
      choices: [
        { key: '1', for: 'for-over-three-months', to: 'notice-uscis-late' },
        { key: '2', for: 'for-under-three-months', to: 'notice-uscis-early' },
      ],
      silence: 'ask',
    },
    'notice-uscis-late': {
      kind: 'answer',
      messages: [
        { say: ['can-call', ...wordsNow] },
        { say: ['machine-asks', english('infopass'), 'infopass-reaches', 'explain-receipt-uscis'] },
        { say: ['have-ready', ...inEnglish('a-number'), 'have-ready-mailing'] },
      ],
      choices: callChoices('script-receipt-uscis'),
      silence: 'ask',
    },
    'notice-uscis-early': {
      kind: 'answer',
      messages: [{ say: ['wait-is-normal', 'check-mail'] }, { say: ['later-call-uscis'] }],
      choices: [numberChoice],
      silence: 'ask',
    },
    'notice-uscis-case': {
      kind: 'menu',
      say: ['look-up-case', english('search-case-status'), 'library-friend'],
      ask: ['case-shows'],
      choices: [
        { key: '1', for: 'for-case-sent', to: 'notice-uscis-sent' },
        { key: '2', for: 'for-case-none', to: 'notice-uscis-none' },
        { key: '3', for: 'for-case-later', to: 'notice-uscis-later' },
      ],
      paper: true,
      silence: 'ask',
    },
    'notice-uscis-sent': {
      kind: 'answer',
      messages: [
        { say: ['can-call', ...wordsNow] },
        { say: ['machine-usual', english('infopass'), 'explain-sent'] },
        { say: ['if-missed-explain', 'tell-address'] },
      ],
      choices: [
        ...callChoices('script-notice-sent'),
        { key: '6', for: 'for-words-never-came', to: 'script-missed-never-came' },
      ],
      silence: 'ask',
    },
    'notice-uscis-none': {
      kind: 'answer',
      messages: [{ say: ['look-weekly', 'search-for', english('search-case-status'), 'check-mail'] }],
      choices: [numberChoice],
      silence: 'ask',
    },
    'notice-uscis-later': {
      kind: 'answer',
      messages: [
        { say: ['case-later', english('search-case-status'), 'library-friend'] },
        { say: ['wait-is-normal', 'check-mail'] },
      ],
      choices: [numberChoice],
      silence: 'ask',
    },
  },
};
