import type { Choice, NodeId } from '../flow.ts';

/** After an answer, 2 is the USCIS number. */
export const numberChoice: Choice = { key: '2', for: 'for-number', to: 'number' };

/** After an answer that ends in a call to USCIS: 1 the words to say, 2 the number. */
export function callChoices(script: NodeId): readonly Choice[] {
  return [{ key: '1', for: 'for-words', to: script }, numberChoice];
}
