import type { NodeId } from './ids.ts';
import type { Node } from './node.ts';
import type { Topic } from './topic.ts';
import { targetsOf } from './shape.ts';

/** The nodes that can be come to from these, in the order in which a caller meets them. */
export function reachedFrom(topics: readonly Topic[], roots: Iterable<NodeId>): ReadonlyMap<NodeId, Node> {
  const nodes = new Map(topics.flatMap((topic) => Object.entries(topic.nodes)));
  const reached = new Map<NodeId, Node>();
  const open = new Set(roots);
  for (const id of open) {
    const node = nodes.get(id);
    if (!node) continue;
    reached.set(id, node);
    for (const to of targetsOf(node)) open.add(to);
  }
  return reached;
}

/** The topics in the order in which a caller meets them; those that no call comes to stand last. */
export function orderTopics(topics: readonly Topic[], roots: Iterable<NodeId>): readonly Topic[] {
  const order = [...reachedFrom(topics, roots).keys()];
  const places = new Map(topics.map((topic) => [topic, order.findIndex((id) => id in topic.nodes)]));
  const placeOf = (topic: Topic): number => {
    const place = places.get(topic) ?? -1;
    return place < 0 ? order.length : place;
  };
  return topics.toSorted((one, other) => placeOf(one) - placeOf(other));
}
