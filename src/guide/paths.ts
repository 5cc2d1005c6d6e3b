import type { Guide } from './guide.ts';
import type { Key, NodeId } from './ids.ts';
import { choicesOf, shapeOf } from './shape.ts';

/** The fewest keys that lead from a node (the main menu unless named) to each node that its choices reach. */
export function pathsFrom(
  guide: Guide,
  start: NodeId = guide.roles.main,
): ReadonlyMap<NodeId, readonly Key[]> {
  const { nodes } = shapeOf(guide);
  const paths = new Map<NodeId, readonly Key[]>([[start, []]]);
  for (const [id, keys] of paths) {
    const node = nodes.get(id);
    for (const { key, to } of node ? choicesOf(node) : []) {
      if (!paths.has(to)) paths.set(to, [...keys, key]);
    }
  }
  return paths;
}
