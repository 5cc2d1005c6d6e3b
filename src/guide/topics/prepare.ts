import type { Topic } from '../flow.ts';
import { numberChoice } from './after.ts';
import { inEnglish } from './english.ts';

/** When and where the appointment is, and what to bring. */
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
    'no-id-papers': { facts: ['B3'] },
    'no-id-immigration': { facts: ['B3'] },
    'check-in-log': { facts: ['B3'] },
  },
  nodes: {
    prepare: {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-when', to: 'when-where' },
        { key: '2', for: 'for-bring', to: 'bring' },
        { key: '3', for: 'for-no-id', to: 'bring-no-id' },
      ],
      silence: 'ask',
    },
    'when-where': {
      kind: 'answer',
      messages: [{ say: ['mail', ...inEnglish('appointment-notice'), 'notice-gives', 'arrive-early'] }],
      choices: [numberChoice, { key: '5', for: 'for-bring', to: 'bring' }],
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
        { say: ['no-id-try', 'no-id-papers', 'no-id-immigration', ...inEnglish('check-in-log')] },
        { say: ['bring-notice'] },
      ],
      choices: [numberChoice],
      silence: 'ask',
    },
  },
};
