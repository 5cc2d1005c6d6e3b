import { but, isFor, type Audience } from './audience.ts';
import type { Language, NodeId } from './ids.ts';
import type { Node } from './node.ts';
import { toSpoken } from './lines.ts';
import { choicesOf } from './shape.ts';

/** Closes to callers of a language what says nothing to them, and what leads only there, until nothing more is. */
export function closeEmpty(
  nodes: ReadonlyMap<NodeId, Node>,
  closed: Map<NodeId, ReadonlySet<Language>>,
  languages: readonly Language[],
): void {
  const isClosed = (id: NodeId, language: Language): boolean => closed.get(id)?.has(language) === true;
  const isEmpty = (node: Node, language: Language): boolean => {
    const isHeard = (one: Audience): boolean => isFor(one, language);
    if (node.kind === 'answer') return !node.messages.some(isHeard);
    if (node.kind !== 'menu') return false;
    const open = node.choices.filter((choice) => isHeard(choice) && !isClosed(choice.to, language));
    const question = [...(node.say ?? []), ...node.ask].flatMap((one) => toSpoken(one) ?? []);
    const isAsked = question.length === 0 || question.some(isHeard);
    // What only some hotlines have may not be offered either.
    return open.length === 0 || (!isAsked && open.every(({ when }) => when !== undefined));
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [id, node] of nodes) {
      const empty = languages.filter((one) => !isClosed(id, one) && isEmpty(node, one));
      if (empty.length === 0) continue;
      closed.set(id, new Set([...(closed.get(id) ?? []), ...empty]));
      isChanged = true;
    }
  }
}

/** Leaves out choices that lead to what is not offered, but for somebody who is where nothing is. */
export function offerOnly(id: NodeId, node: Node, closed: ReadonlyMap<NodeId, ReadonlySet<Language>>): Node {
  if (choicesOf(node).length === 0 || !('choices' in node)) return node;
  const away = (to: NodeId): readonly Language[] =>
    [...(closed.get(to) ?? [])].filter((language) => closed.get(id)?.has(language) !== true);
  return {
    ...node,
    choices: node.choices.map((choice) => ({ ...choice, ...but(choice, away(choice.to)) })),
  };
}
