import type { Choice } from '../flow.ts';
import { numberChoice } from '../topics/after.ts';
import { inEnglish } from '../topics/english.ts';
import type { Changes } from '../versions.ts';

const family = (key: Choice['key']): Choice => ({ key, for: 'for-family', to: 'family' });
const late = (key: Choice['key']): Choice => ({ key, for: 'for-late', to: 'late' });

/** The stamp on the notice, and the notices of a family. */
export const prepare: Changes = {
  topic: 'prepare',
  lines: {
    stamped: { facts: ['N4'] },
    'for-family': {},
    'family-each': { facts: ['N5'] },
    'second-notice': { facts: ['N5'], plain: true },
  },
  nodes: {
    prepare: {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-when', to: 'when-where' },
        { key: '2', for: 'for-bring', to: 'bring' },
        { key: '3', for: 'for-no-id', to: 'bring-no-id' },
        late('4'),
        family('5'),
      ],
      silence: 'ask',
    },
    'when-where': {
      kind: 'answer',
      messages: [
        { say: ['mail-or-online', ...inEnglish('appointment-notice')] },
        { say: ['notice-gives', 'arrive-early'] },
        { say: ['court-address'] },
        { say: ['stamped'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-bring', to: 'bring' }, late('6'), family('7')],
      silence: 'ask',
    },
    family: {
      kind: 'answer',
      messages: [{ say: ['family-each', 'second-notice'] }],
      choices: [numberChoice, { key: '5', for: 'for-bring', to: 'bring' }],
      silence: 'ask',
    },
  },
};
