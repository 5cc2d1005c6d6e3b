import { callChoices, nearChoice, nearNow, wordsNow } from '../topics/after.ts';
import { trouble as before } from '../topics/trouble.ts';
import type { Answer, Node, NodeId } from '../flow.ts';
import type { Changes } from '../versions.ts';

/** A node as it was, with a message after its first. */
function withSecond(id: NodeId, line: string): Node {
  const node = before.nodes[id];
  if (node?.kind !== 'answer') throw new Error(`[guide] "${id}" is no answer`);
  const [first, ...others] = node.messages;
  return { ...node, messages: [...(first ? [first] : []), { say: [line] }, ...others] } satisfies Answer;
}

/** A reason for another day; by phone first, and what some offices still do. */
export const trouble: Changes = {
  topic: 'trouble',
  lines: {
    'phone-or-online': { facts: ['C1'] },
    'reason-ready': { facts: ['C1'], plain: true },
    'missed-call-first': { facts: ['M2'] },
    'missed-try-office': { facts: ['M2'] },
  },
  nodes: {
    'cannot-go-phone': withSecond('cannot-go-phone', 'reason-ready'),
    'cannot-go-online': withSecond('cannot-go-online', 'reason-ready'),
    'missed-recent': {
      kind: 'answer',
      messages: [
        { say: ['missed-call-first', 'reason-ready', ...wordsNow] },
        { say: ['missed-try-office'] },
        { say: ['missed-risk', 'missed-soon'] },
        { say: ['legal-help', { told: 'legal help' }, ...nearNow] },
      ],
      choices: [
        ...callChoices('script-missed'),
        nearChoice,
        { key: '5', for: 'for-bring-next', to: 'bring' },
      ],
      silence: 'ask',
    },
  },
};
