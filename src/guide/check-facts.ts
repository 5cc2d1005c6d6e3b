import { isFor, type Audience } from './audience.ts';
import type { Fault } from './fault.ts';
import { versionIds, type FactId } from './facts.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey, NodeId } from './ids.ts';
import { commonMessage, declaredLines, messagesOf, toSpoken } from './lines.ts';
import { shapeOf, targetsOf } from './shape.ts';

/** The nodes that a caller can come to. */
export function reachableNodes(guide: Guide): ReadonlySet<NodeId> {
  const { nodes } = shapeOf(guide);
  const reached = new Set<NodeId>(Object.values(guide.roles));
  for (const id of reached) {
    const node = nodes.get(id);
    for (const to of node ? targetsOf(node) : []) reached.add(to);
  }
  return reached;
}

/** Every fact of the version can be heard by callers of every language. */
export function checkFacts(guide: Guide): readonly Fault[] {
  const factIds = Object.keys(guide.facts);
  const declared = declaredLines(guide);
  const reached = reachableNodes(guide);
  return audiencesOf(guide).flatMap((caller) => {
    const carried = new Set(
      saidLines(guide, (id) => reached.has(id), caller).flatMap((line) => declared.get(line)?.facts ?? []),
    );
    for (const id of reached) for (const fact of factsOfNode(guide, id)) carried.add(fact);
    return factIds
      .filter((id) => !carried.has(id))
      .map((id): Fault => ({
        kind: 'uncarried fact',
        message: `fact ${id} is carried by no line that a caller of ${caller} can reach: name it in the line that says it`,
        at: { fact: id },
      }));
  });
}

/** The facts that an answer carries as a whole. */
function factsOfNode(guide: Guide, id: NodeId): readonly FactId[] {
  const node = shapeOf(guide).nodes.get(id);
  return node?.kind === 'answer' ? (node.facts ?? []) : [];
}

/** What lines and answers carry must be facts of this version; a line of the version before does not carry what this one says otherwise. */
export function checkCarried(guide: Guide): readonly Fault[] {
  const { topics, facts, version } = guide;
  const [first] = versionIds;
  const byLines = topics.flatMap(({ lines }) =>
    Object.entries(lines).flatMap(([line, info]) =>
      (info.facts ?? []).map((fact) => ({
        what: `line "${line}"`,
        at: { line, fact },
        from: info.version ?? first,
      })),
    ),
  );
  const byNodes = topics.flatMap(({ nodes }) =>
    Object.keys(nodes).flatMap((id) =>
      factsOfNode(guide, id).map((fact) => ({ what: `node "${id}"`, at: { node: id, fact }, from: version })),
    ),
  );
  return [...byLines, ...byNodes].flatMap(({ what, at, from }): readonly Fault[] => {
    const { fact } = at;
    const there = facts[fact];
    if (!there)
      return [
        {
          kind: 'unknown fact',
          message: `${what} carries ${fact}, which guidance ${version} does not have: name a fact of prompts/facts, or none`,
          at,
        },
      ];
    if (there.version === first || from === there.version) return [];
    return [
      {
        kind: 'fact said otherwise',
        message: `${what} carries ${fact}, which guidance ${version} says otherwise: say another line, or declare this one for ${version} too if its words still hold`,
        at,
      },
    ];
  });
}

/** Every fact says where it stands. */
export function checkSources({ facts, version }: Guide): readonly Fault[] {
  return Object.entries(facts)
    .filter(([, { sources }]) => sources.length === 0)
    .map(([id]) => ({
      kind: 'fact without a source',
      message: `fact ${id} of guidance ${version} has no source: say in prompts/facts where it stands`,
      at: { fact: id },
    }));
}

/** The languages that the guide treats apart, and one that stands for all others. */
function audiencesOf(guide: Guide): readonly Language[] {
  const rules = [...shapeOf(guide).nodes.values()]
    .flatMap(messagesOf)
    .flatMap((message) => [message, ...message.say.map(toSpoken)]);
  const named = rules.flatMap((rule) => [rule?.only, rule?.except].flat());
  return [...new Set(named.filter((language) => language !== undefined)), 'any other language'];
}

/** The lines that some nodes say to callers of a language, or to anybody. */
export function saidLines(
  guide: Guide,
  isCounted: (id: NodeId) => boolean,
  caller?: Language,
): readonly LineKey[] {
  const messages = [
    commonMessage(guide),
    ...[...shapeOf(guide).nodes].filter(([id]) => isCounted(id)).flatMap(([, node]) => messagesOf(node)),
  ];
  const isHeard = (rule: Audience): boolean => caller === undefined || isFor(rule, caller);
  return messages
    .filter(isHeard)
    .flatMap(({ say }) => say.map(toSpoken))
    .flatMap((spoken) => (spoken && isHeard(spoken) ? [spoken.line] : []));
}
