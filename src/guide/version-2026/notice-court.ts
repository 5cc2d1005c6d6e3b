import type { Choice } from '../flow.ts';
import { callChoices, numberChoice, wordsNow } from '../topics/after.ts';
import { english } from '../topics/english.ts';
import { attorneyNow, attorneyWords, hearingSoon } from '../topics/notice-court.ts';
import type { Changes } from '../versions.ts';
import { courtLine } from './number.ts';

const moved = (key: Choice['key']): Choice => ({ key, for: 'for-moved', to: 'moved' });

/** In court: nothing to mail; those who mailed, or were handed a paper; when the hearing is; whom to tell of a move. */
export const noticeCourt: Changes = {
  topic: 'notice-court',
  lines: {
    'for-court-neither': {},
    'for-mailed': {},
    'for-instructions': {},
    'court-no-copy': { facts: ['S3'], plain: true },
    'court-by-itself': { facts: ['S3'] },
    'court-no-receipt': { facts: ['S5', 'S3'], plain: true },
    'court-keep-checking': { facts: ['RC1', 'RC2', 'RC3', 'RC4', 'RC5'], plain: true },
    'follow-paper': { facts: ['RC1', 'RC2', 'RC3', 'RC4', 'RC5'], plain: true },
    'look-receipt-court': { facts: ['RC1'], plain: true },
    'explain-receipt-court': { facts: ['RC2'], plain: true },
    'comes-by-itself': { facts: ['RC4'] },
    'explain-notice-court': { facts: ['RC4'], plain: true },
    'two-months-call': { facts: ['RC4'] },
    'if-missed-explain': { facts: ['RU6', 'RC5'], plain: true },
    'hearing-maybe-fine': { facts: ['RC6'] },
    'hearing-call': { facts: ['RC6'] },
    'attorney-contact': { facts: ['RC6'] },
    'attorney-who': { facts: ['RC6'], plain: true },
    'attorney-say': { facts: ['RC6'] },
    'for-court-line': {},
    'court-line-what': { facts: ['RC8'] },
    'for-moved': {},
    'moved-court': { facts: ['RC9'], plain: true },
    'moved-uscis': { facts: ['RC9'], plain: true },
    'moved-each': { facts: ['RC9'], plain: true },
  },
  nodes: {
    'notice-court': {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-court-neither', to: 'notice-court-nothing' },
        { ...hearingSoon, key: '2' },
        { key: '3', for: 'for-instructions', to: 'notice-court-paper' },
        { key: '4', for: 'for-mailed', to: 'notice-court-receipt' },
        courtLine('5'),
      ],
      silence: 'ask',
    },
    'notice-court-nothing': {
      kind: 'answer',
      messages: [
        { say: ['court-no-copy'] },
        { say: ['court-by-itself', ...wordsNow] },
        { say: ['court-no-receipt', 'court-keep-checking'] },
      ],
      choices: [...callChoices('script-court-need'), hearingSoon, moved('6')],
      silence: 'ask',
    },
    'notice-court-paper': {
      kind: 'answer',
      messages: [{ say: ['follow-paper', 'court-keep-checking'] }],
      choices: [...callChoices('script-court-need'), hearingSoon, moved('6')],
      silence: 'ask',
    },
    'hearing-soon': {
      kind: 'answer',
      messages: [
        { say: ['hearing-call', ...wordsNow, 'hearing-maybe-fine'] },
        { say: ['attorney-contact', 'attorney-who', 'attorney-say', ...attorneyNow] },
        { say: ['before-hearing-if', 'machine-usual', english('infopass')] },
        { say: ['attorney-number', english('search-attorney')] },
      ],
      choices: [...callChoices('script-hearing'), courtLine('5'), attorneyWords],
      silence: 'ask',
    },
    moved: {
      kind: 'answer',
      messages: [{ say: ['moved-court'] }, { say: ['moved-uscis', 'moved-each'] }],
      choices: [numberChoice, courtLine('5')],
      silence: 'ask',
    },
  },
};
