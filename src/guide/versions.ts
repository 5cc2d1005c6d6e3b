import type { VersionId } from './facts.ts';
import type { LineInfo, LineKey, Node, NodeId, Topic } from './flow.ts';
import { messagesOf, toSpoken } from './lines.ts';
import { targetsOf } from './shape.ts';

/** What a version says otherwise in one topic: lines that it declares anew, and nodes of its own or in place of others. */
export interface Changes {
  readonly topic: Topic['id'];
  readonly lines: Readonly<Record<LineKey, LineInfo>>;
  readonly nodes: Readonly<Record<NodeId, Node>>;
}

/** The topics of the version before with the changes of another. */
export function changeTopics(
  before: readonly Topic[],
  changes: readonly Changes[],
  version: VersionId,
): readonly Topic[] {
  return before.map((topic): Topic => {
    const own = changes.filter((one) => one.topic === topic.id);
    const lines = own.flatMap((one) =>
      Object.entries(one.lines).map(([line, info]) => [line, { ...info, version }] as const),
    );
    return {
      ...topic,
      lines: { ...topic.lines, ...Object.fromEntries(lines) },
      nodes: Object.assign({}, topic.nodes, ...own.map(({ nodes }) => nodes)) as Topic['nodes'],
    };
  });
}

/** Leaves out what changes have left without a way to it, and the lines of the version before that nothing says any more. */
export function pruneTopics(
  changed: readonly Topic[],
  roots: Iterable<NodeId>,
  isAlwaysSaid: (line: LineKey) => boolean,
): readonly Topic[] {
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

function reachedFrom(topics: readonly Topic[], roots: Iterable<NodeId>): ReadonlyMap<NodeId, Node> {
  const nodes = new Map(topics.flatMap((topic) => Object.entries(topic.nodes)));
  const reached = new Map<NodeId, Node>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (!node || reached.has(id)) continue;
    reached.set(id, node);
    open.push(...targetsOf(node));
  }
  return reached;
}
