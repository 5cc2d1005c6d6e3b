import type { Fact, FactId } from './facts.ts';
import type { Guide } from './guide.ts';
import type { LineKey, NodeId } from './ids.ts';
import type { Node } from './node.ts';
import { messagesOf, toSpoken } from './lines.ts';
import { shapeOf } from './shape.ts';

/** A fact that two versions say differently; undefined in a version that does not have it. */
interface FactDifference {
  readonly id: FactId;
  readonly before: Fact | undefined;
  readonly after: Fact | undefined;
}

/** A place in a call at which two versions say different lines. */
interface NodeDifference {
  readonly id: NodeId;
  readonly isNew: boolean;
  readonly isGone: boolean;
  /** The lines that only the one, and only the other, says there. */
  readonly before: readonly LineKey[];
  readonly after: readonly LineKey[];
}

/** The facts that one version says otherwise than another, in the order of the second. */
export function differentFacts(one: Guide, other: Guide): readonly FactDifference[] {
  const ids = [...new Set([...Object.keys(other.facts), ...Object.keys(one.facts)])];
  return ids
    .map((id) => ({ id, before: one.facts[id], after: other.facts[id] }))
    .filter(({ before, after }) => before?.says !== after?.says);
}

/** The places in a call at which one version says other lines than another, in the order of the second. */
export function differentNodes(one: Guide, other: Guide): readonly NodeDifference[] {
  const [before, after] = [shapeOf(one).nodes, shapeOf(other).nodes];
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id): readonly NodeDifference[] => {
    const [was, is] = [linesAt(before.get(id)), linesAt(after.get(id))];
    const difference = {
      id,
      isNew: !before.has(id),
      isGone: !after.has(id),
      before: was.filter((line) => !is.includes(line)),
      after: is.filter((line) => !was.includes(line)),
    };
    return difference.before.length + difference.after.length > 0 ? [difference] : [];
  });
}

function linesAt(node: Node | undefined): readonly LineKey[] {
  const said = (node ? messagesOf(node) : []).flatMap(({ say }) => say.map((one) => toSpoken(one)?.line));
  return [...new Set(said.filter((line) => line !== undefined))];
}
