import { versionIds, type VersionId } from './facts.ts';
import type { LineKey, NodeId } from './ids.ts';
import type { Topic } from './topic.ts';
import { messagesOf, toSpoken } from './lines.ts';
import { reachedFrom } from './order.ts';

/** Leaves out what a later version has left without a way to it, and the lines of the version before that nothing says any more. */
export function pruneTopics(
  changed: readonly Topic[],
  version: VersionId,
  roots: Iterable<NodeId>,
  isAlwaysSaid: (line: LineKey) => boolean,
): readonly Topic[] {
  if (version === versionIds[0]) return changed;
  const kept = reachedFrom(changed, roots);
  const said = new Set(
    [...kept]
      .flatMap(([, node]) => messagesOf(node))
      .flatMap(({ say }) => say.map((one) => toSpoken(one)?.line)),
  );
  return changed.map((topic) => ({
    ...topic,
    nodes: Object.fromEntries(Object.entries(topic.nodes).filter(([id]) => kept.has(id))),
    lines: Object.fromEntries(
      Object.entries(topic.lines).filter(
        ([line, info]) =>
          info.version !== undefined || info.spare !== undefined || said.has(line) || isAlwaysSaid(line),
      ),
    ),
  }));
}
