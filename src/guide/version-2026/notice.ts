import { callChoices, nearChoice, nearNow, numberChoice, wordsNow } from '../topics/after.ts';
import { english, inEnglish } from '../topics/english.ts';
import { papersThatCome } from '../topics/notice.ts';
import type { Changes } from '../versions.ts';

/** With USCIS as before; in court nothing is mailed, and there is no receipt to wait for. */
export const notice: Changes = {
  topic: 'notice',
  lines: {
    'uscis-papers': { facts: ['S5'], plain: true },
    'receipt-first': { facts: ['S5'], plain: true },
    'notice-later': { facts: ['S5'], plain: true },
    'court-file': { facts: ['S3'], plain: true },
    'before-hearing-if': { facts: ['S4'] },
    'check-mail': { facts: ['RU7'], plain: true },
    'rescheduled-wait': {},
    'unsure-look': { facts: ['RU1'], plain: true },
    'wait-is-normal': { facts: ['RU1'], plain: true },
    'have-ready': { facts: ['RU3', 'RC3'] },
    'have-ready-mailing': { facts: ['RU3', 'RC3'] },
    'call-back': { facts: ['RU8'] },
  },
  nodes: {
    'notice-unsure-both': {
      kind: 'answer',
      messages: [
        { say: ['unsure-look', ...inEnglish('receipt-notice'), 'wait-is-normal', 'check-mail'] },
        { say: ['unsure-call', 'machine-asks', english('infopass'), 'infopass-reaches'] },
        { say: ['unsure-explain', 'unsure-helper', ...nearNow] },
        { say: ['call-back'] },
      ],
      choices: [numberChoice, nearChoice],
      silence: 'ask',
    },
    scheduling: {
      kind: 'answer',
      messages: [
        { say: ['depends-where', 'uscis-schedules'] },
        { say: ['uscis-papers', ...papersThatCome.say] },
        { say: ['court-file', 'court-no-copy'] },
        { say: ['court-by-itself', 'court-no-receipt'] },
        { say: ['before-hearing-if'] },
      ],
      choices: [numberChoice],
      silence: 'ask',
    },
  },
};

/** USCIS may call back. */
export const noticeUscis: Changes = {
  topic: 'notice-uscis',
  lines: {
    'explain-receipt-uscis': { facts: ['RU2'], plain: true },
    'can-call': { facts: ['RU2', 'RU5', 'RC2'] },
    'never-came-call': { facts: ['RU6'], plain: true },
  },
  nodes: {
    'notice-uscis-late': {
      kind: 'answer',
      messages: [
        { say: ['can-call', ...wordsNow] },
        { say: ['machine-asks', english('infopass'), 'infopass-reaches', 'explain-receipt-uscis'] },
        { say: ['have-ready', ...inEnglish('a-number'), 'have-ready-mailing'] },
        { say: ['call-back'] },
      ],
      choices: callChoices('script-receipt-uscis'),
      silence: 'ask',
    },
  },
};
