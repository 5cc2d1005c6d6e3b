import type { Topic } from '../flow.ts';
import { nearChoice, nearNow, numberChoice } from './after.ts';

/** What the line says of a hotline's own words, and of words that are no longer sure; and the static edition's one key. */
export const own: Topic = {
  id: 'own',
  lines: {
    silenced: { legalHelp: true },
    'in-english-only': { spare: 'told' },
    'compared-long-ago': { spare: 'told' },
    'press-any-key': { spare: 'edition' },
  },
  nodes: {
    'answer-silenced': {
      kind: 'answer',
      messages: [{ say: ['silenced', ...nearNow] }],
      choices: [numberChoice, nearChoice],
      silence: 'ask',
    },
  },
};
