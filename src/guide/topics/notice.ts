import type { Choice, Message, NodeId, Topic } from '../flow.ts';
import { nearChoice, nearNow, numberChoice } from './after.ts';
import { english, inEnglish } from './english.ts';

/** Answers to "look for the receipt notice": it came, it did not, what is that. */
export function receiptChoices(came: NodeId, notCame: NodeId): readonly Choice[] {
  return [
    { key: '1', for: 'for-came', to: came },
    { key: '2', for: 'for-not-came', to: notCame },
    { key: '3', for: 'for-what-is-it', to: 'receipt-what' },
  ];
}

/** The two papers that come, and which of them names the appointment. */
export const papersThatCome: Message = {
  say: ['receipt-first', ...inEnglish('receipt-notice'), 'notice-later', ...inEnglish('appointment-notice')],
};

/** No appointment notice yet: where did you apply, and what both ways share. */
export const notice: Topic = {
  id: 'notice',
  lines: {
    'notice-where': {},
    'for-uscis': {},
    'for-court': {},
    'for-unsure': {},
    'for-scheduling': {},
    'for-asked-already': {},
    'rescheduled-mail': { facts: ['C4'] },
    'rescheduled-online': { facts: ['C9'] },
    'rescheduled-wait': { facts: ['W7', 'N1'], plain: true },
    'unsure-ask': {},
    'for-unsure-uscis': {},
    'for-unsure-court': {},
    'for-still-unsure': {},
    'unsure-look': { facts: ['RU1', 'RC1'] },
    'unsure-call': {},
    'infopass-reaches': {},
    'unsure-explain': {},
    'unsure-helper': { legalHelp: true },
    'receipt-what': {},
    'receipt-what-number': {},
    'depends-where': { facts: ['S1'] },
    'uscis-schedules': { facts: ['S2'] },
    'court-file': { facts: ['S3'] },
    'court-copy': { facts: ['S3'] },
    'copy-where': { legalHelp: true },
    'court-copy-only': { facts: ['S3'] },
    'before-hearing': { facts: ['S4'] },
    'receipt-first': { facts: ['S5'] },
    'notice-later': { facts: ['S5'] },
    'receipt-ask': {},
    'for-came': {},
    'for-not-came': {},
    'for-what-is-it': {},
    'for-over-three-months': {},
    'for-under-three-months': {},
    'wait-is-normal': { facts: ['RU1', 'RC1'] },
    'check-mail': { facts: ['W7', 'N1', 'RU7', 'RC4'], plain: true },
    'machine-asks': {},
    'machine-usual': {},
    infopass: {},
    'have-ready': { facts: ['RU3', 'RC3'] },
    'a-number': {},
    'have-ready-mailing': { facts: ['RU3', 'RC3'] },
    'receipt-notice': {},
    'appointment-notice': {},
  },
  nodes: {
    notice: {
      kind: 'menu',
      ask: ['notice-where'],
      choices: [
        { key: '1', for: 'for-uscis', to: 'notice-uscis' },
        { key: '2', for: 'for-court', to: 'notice-court' },
        { key: '3', for: 'for-unsure', to: 'notice-unsure' },
        { key: '4', for: 'for-scheduling', to: 'scheduling' },
        { key: '5', for: 'for-asked-already', to: 'rescheduled' },
      ],
      silence: 'ask',
    },
    'notice-unsure': {
      kind: 'menu',
      ask: ['unsure-ask'],
      choices: [
        { key: '1', for: 'for-unsure-uscis', to: 'notice-uscis' },
        { key: '2', for: 'for-unsure-court', to: 'notice-court' },
        { key: '3', for: 'for-still-unsure', to: 'notice-unsure-both' },
      ],
      paper: true,
      silence: 'ask',
    },
    'notice-unsure-both': {
      kind: 'answer',
      messages: [
        { say: ['unsure-look', ...inEnglish('receipt-notice'), 'wait-is-normal', 'check-mail'] },
        { say: ['unsure-call', 'machine-asks', english('infopass'), 'infopass-reaches'] },
        { say: ['unsure-explain', 'unsure-helper', ...nearNow] },
      ],
      choices: [numberChoice, nearChoice],
      silence: 'ask',
    },
    'receipt-what': {
      kind: 'answer',
      messages: [{ say: ['receipt-what', ...inEnglish('receipt-notice'), 'receipt-what-number'] }],
      choices: [],
      silence: 'back',
    },
    rescheduled: {
      kind: 'answer',
      messages: [{ say: ['rescheduled-mail', 'rescheduled-online'] }, { say: ['rescheduled-wait'] }],
      choices: [numberChoice, { key: '5', for: 'for-bring-next', to: 'bring' }],
      silence: 'ask',
    },
    scheduling: {
      kind: 'answer',
      messages: [
        { say: ['depends-where', 'uscis-schedules'] },
        { say: ['court-file', 'court-copy', 'copy-where', ...nearNow] },
        { say: ['before-hearing'] },
        papersThatCome,
      ],
      choices: [numberChoice, nearChoice],
      silence: 'ask',
    },
  },
};
