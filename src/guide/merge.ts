import { versionIds } from './facts.ts';
import type { NodeId } from './ids.ts';
import type { Node } from './node.ts';
import type { Topic } from './topic.ts';
import type { Guide, Guides } from './guide.ts';

/**
 * All that any version says, as one guide for whoever looks after the words: every line once, and beside each node of the first version the
 * nodes of later versions that differ from it, named for them (`about-safe@2026`). Nobody is called with it: its choices lead to the first
 * version's nodes.
 */
export function mergeGuides(guides: Guides): Guide {
  const [first = 'faq', ...later] = versionIds;
  return later.reduce((merged, version) => mergeTwo(merged, guides[version]), guides[first]);
}

function mergeTwo(one: Guide, other: Guide): Guide {
  const nodes = new Map(one.topics.flatMap((topic) => Object.entries(topic.nodes)));
  const topics = one.topics.map((topic): Topic => {
    const same = other.topics.find(({ id }) => id === topic.id);
    const added = Object.entries(same?.nodes ?? {}).flatMap(
      ([id, node]): readonly (readonly [NodeId, Node])[] => {
        const before = nodes.get(id);
        if (before === undefined) return [[id, node]];
        return JSON.stringify(before) === JSON.stringify(node) ? [] : [[`${id}@${other.version}`, node]];
      },
    );
    return {
      ...topic,
      lines: { ...same?.lines, ...topic.lines },
      nodes: { ...topic.nodes, ...Object.fromEntries(added) },
    };
  });
  return { ...one, facts: { ...other.facts, ...one.facts }, topics };
}
