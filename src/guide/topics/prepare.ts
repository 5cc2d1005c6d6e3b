import type { Choice, Topic } from '../flow.ts';
import { numberChoice } from './after.ts';
import { inEnglish } from './english.ts';

const lateChoice: Choice = { key: '4', for: 'for-late', to: 'late' };

/** When and where the appointment is, what to bring, and what to do if late. */
export const prepare: Topic = {
  id: 'prepare',
  lines: {
    'for-when': {},
    'for-bring': {},
    'for-no-id': {},
    'notice-gives': { facts: ['N2'] },
    'arrive-early': { facts: ['N3'] },
    'bring-notice': { facts: ['B1'] },
    'bring-identity': { facts: ['B2'] },
    'no-id-try': { facts: ['B3'] },
    'no-id-papers': { facts: ['B3'], plain: true },
    'no-id-immigration': { facts: ['B3'] },
    'check-in-log': { facts: ['B3'], plain: true },
    'for-late': {},
    'late-go': {},
    'late-else': {},
  },
  nodes: {
    prepare: {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-when', to: 'when-where' },
        { key: '2', for: 'for-bring', to: 'bring' },
        { key: '3', for: 'for-no-id', to: 'bring-no-id' },
        lateChoice,
      ],
      silence: 'ask',
    },
    'when-where': {
      kind: 'answer',
      messages: [
        { say: ['mail', ...inEnglish('appointment-notice')] },
        { say: ['notice-gives', 'arrive-early'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-bring', to: 'bring' }, { ...lateChoice, key: '6' }],
      silence: 'ask',
    },
    bring: {
      kind: 'answer',
      messages: [{ say: ['bring-notice', ...inEnglish('appointment-notice'), 'bring-identity'] }],
      choices: [numberChoice, { key: '5', for: 'for-no-id', to: 'bring-no-id' }],
      silence: 'ask',
    },
    'bring-no-id': {
      kind: 'answer',
      messages: [
        { say: ['no-id-try', 'no-id-papers'] },
        { say: ['no-id-immigration', ...inEnglish('check-in-log')] },
        { say: ['bring-notice'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-when', to: 'when-where' }],
      silence: 'ask',
    },
    late: {
      kind: 'answer',
      messages: [{ say: ['late-go', 'late-else'] }],
      choices: [numberChoice, { key: '5', for: 'for-trouble', to: 'trouble' }],
      silence: 'ask',
    },
  },
};
