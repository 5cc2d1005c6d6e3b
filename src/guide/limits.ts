import type { Guide } from './guide.ts';
import type { Handover, Node } from './node.ts';
import { comeBack, enter } from './moves.ts';
import { nodeAt, type At } from './place.ts';
import type { Turn } from './turn.ts';

/** How often somebody else is called in one call. */
const mostCalls = { person: 3, uscis: 2, office: 2 } as const;

/** Where a call's address counts them. */
const counts = { person: 'personCalls', uscis: 'uscisCalls', office: 'officeCalls' } as const;

/** A call that has stayed at one node for this many turns is said goodbye to: nobody listens there. */
export const mostStayed = 40;

/** Seconds before somebody is called who was called before, after the words that say so. */
export const pauseBetween = 5;

/** Keeps a turn to what one call may cost: how long it stays at one place, and how often it has somebody else called. */
export function keepToLimits(guide: Guide, before: At, turn: Turn): Turn {
  const isSame = turn.at.node === before.node && turn.at.language === before.language;
  const at = { ...turn.at, stayed: isSame ? before.stayed + 1 : 0 };
  if (at.stayed >= mostStayed) {
    return { at: enter(guide, { ...at, back: [] }, guide.roles.goodbye), manner: 'plain' };
  }
  const node = nodeAt(guide, at);
  if (node?.kind !== 'handover' || at.round > 0) return { ...turn, at };
  if (callsOf(node, at) >= mostCalls[node.to]) {
    return { at: comeBack(guide, at, node, 'no-answer'), manner: 'plain' };
  }
  const count = counts[node.to];
  return { ...turn, at: { ...at, [count]: at[count] + 1 } };
}

/** Whether a place calls somebody who was called before in this call. */
export function isCalledAgain(node: Node, at: At): boolean {
  return node.kind === 'handover' && callsOf(node, at) > 1;
}

function callsOf({ to }: Pick<Handover, 'to'>, at: At): number {
  return at[counts[to]];
}
