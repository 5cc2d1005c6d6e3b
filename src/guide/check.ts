import { isFor, type Audience } from './audience.ts';
import { versionIds, type FactId } from './facts.ts';
import type { Guide, Language, LineKey, Node, NodeId } from './flow.ts';
import { commonMessage, declaredLines, messagesOf, toSpoken } from './lines.ts';
import { isShared, shapeOf, targetsOf } from './shape.ts';

/** A fault of a guide's shape: what kind, where, and what to do. */
export interface Fault {
  readonly kind:
    | 'unknown target'
    | 'unreachable node'
    | 'dead end'
    | 'no way to legal help'
    | 'no way on silence'
    | 'too many choices'
    | 'key used twice'
    | 'key not free'
    | 'uncarried fact'
    | 'unknown fact'
    | 'fact said otherwise'
    | 'fact without a source'
    | 'unknown line'
    | 'line declared twice'
    | 'line never said';
  readonly message: string;
}

const mostChoices = 5;
const freeKeys = /^[1-7]$/;

/** The faults of a guide; none means that every call can go on, every fact of its version can be heard, and nothing else is. */
export function checkGuide(guide: Guide): readonly Fault[] {
  const nodes = [...shapeOf(guide).nodes];
  return [
    ...checkTargets(guide),
    ...checkReachable(guide),
    ...nodes.flatMap(([id, node]) => checkNode(guide, id, node)),
    ...checkLines(guide),
    ...checkFacts(guide),
    ...checkCarried(guide),
    ...checkSources(guide),
  ];
}

function checkTargets(guide: Guide): readonly Fault[] {
  const { nodes } = shapeOf(guide);
  const named: readonly (readonly [string, NodeId])[] = [
    ...Object.entries(guide.roles).map(([role, id]) => [`the role "${role}"`, id] as const),
    ...[...nodes].flatMap(([id, node]) => targetsOf(node).map((to) => [`node "${id}"`, to] as const)),
  ];
  return named
    .filter(([, to]) => !nodes.has(to))
    .map(([from, to]) => ({
      kind: 'unknown target',
      message: `${from} leads to "${to}", which is no node: name one that exists`,
    }));
}

/** The nodes that a caller can come to. */
function reachableNodes(guide: Guide): ReadonlySet<NodeId> {
  const { nodes } = shapeOf(guide);
  const reached = new Set<NodeId>(Object.values(guide.roles));
  for (const id of reached) {
    const node = nodes.get(id);
    for (const to of node ? targetsOf(node) : []) reached.add(to);
  }
  return reached;
}

function checkReachable(guide: Guide): readonly Fault[] {
  const reached = reachableNodes(guide);
  return [...shapeOf(guide).nodes.keys()]
    .filter((id) => !reached.has(id))
    .map((id) => ({
      kind: 'unreachable node',
      message: `no choice leads to node "${id}": add one, or delete the node`,
    }));
}

function checkNode(guide: Guide, id: NodeId, node: Node): readonly Fault[] {
  if (node.kind !== 'menu' && node.kind !== 'answer') return [];
  const faults: Fault[] = [];
  const { choices, silence } = node;
  const counted = choices.filter(({ to }) => to !== guide.roles.language && to !== guide.roles.person);
  if (counted.length > mostChoices) {
    faults.push({
      kind: 'too many choices',
      message: `node "${id}" offers ${counted.length} choices: ${mostChoices} is the most a caller can hold`,
    });
  }
  for (const { key, to } of choices) {
    const isFree =
      to === guide.roles.language
        ? key === '8'
        : key === '0'
          ? to === guide.roles.person
          : freeKeys.test(key);
    if (!isFree) {
      faults.push({
        kind: 'key not free',
        message: `node "${id}" gives ${key} a meaning of its own: it means the same everywhere`,
      });
    }
  }
  const keys = choices.map(({ key }) => key);
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  for (const key of doubled) {
    faults.push({
      kind: 'key used twice',
      message: `node "${id}" offers ${key} twice: give each its own key`,
    });
  }
  if (silence === 'ask' && choices.length === 0) {
    faults.push({ kind: 'dead end', message: `node "${id}" asks for a key but offers none: add a choice` });
  }
  const speaking = node.kind === 'answer' && !choices.some(({ to }) => to === guide.roles.zip);
  if (speaking && saysLegalHelp(guide, node)) {
    faults.push({
      kind: 'no way to legal help',
      message: `node "${id}" speaks of legal help: add the choice that leads to who gives it`,
    });
  }
  if (!goesOnBySilence(guide, id)) {
    faults.push({
      kind: 'no way on silence',
      message: `silence at node "${id}" never comes to a question: let it ask, or lead to a node that does`,
    });
  }
  return faults;
}

function saysLegalHelp(guide: Guide, node: Node): boolean {
  const declared = declaredLines(guide);
  const said = messagesOf(node).flatMap(({ say }) => say.map((one) => toSpoken(one)?.line ?? ''));
  return said.some((line) => declared.get(line)?.legalHelp);
}

function goesOnBySilence(guide: Guide, start: NodeId): boolean {
  const { nodes } = shapeOf(guide);
  const seen = new Set<NodeId>();
  for (let id = start; !seen.has(id);) {
    seen.add(id);
    const node = nodes.get(id);
    if (node === undefined) return false;
    if (node.kind !== 'menu' && node.kind !== 'answer') return true;
    if (node.silence === 'ask') return true;
    if (node.silence === 'back')
      return (shapeOf(guide).ledToBy.get(id)?.size ?? 0) > 0 || isShared(guide, id);
    id = node.silence.to;
  }
  return false;
}

function checkLines(guide: Guide): readonly Fault[] {
  const declared = declaredLines(guide);
  const all = guide.topics.flatMap(({ id, lines }) => Object.keys(lines).map((line) => [line, id] as const));
  const twice = all.filter(([line, topic]) => declared.get(line)?.topic !== topic);
  const said = new Set(saidLines(guide, () => true));
  return [
    ...twice.map(([line, topic]): Fault => ({
      kind: 'line declared twice',
      message: `line "${line}" stands in topic "${topic}" and in "${declared.get(line)?.topic ?? ''}": keep one`,
    })),
    ...[...said]
      .filter((line) => !declared.has(line))
      .map((line): Fault => ({
        kind: 'unknown line',
        message: `line "${line}" is said but no topic declares it: declare it in its topic's lines`,
      })),
    ...[...declared]
      .filter(([line, { spare }]) => !said.has(line) && !spare)
      .map(([line, { topic }]): Fault => ({
        kind: 'line never said',
        message: `line "${line}" of topic "${topic}" is said by no node: say it, or delete it`,
      })),
  ];
}

function checkFacts(guide: Guide): readonly Fault[] {
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
      }));
  });
}

/** The facts that an answer carries as a whole. */
function factsOfNode(guide: Guide, id: NodeId): readonly FactId[] {
  const node = shapeOf(guide).nodes.get(id);
  return node?.kind === 'answer' ? (node.facts ?? []) : [];
}

/** What lines and answers carry must be facts of this version; a line of the version before does not carry what this one says otherwise. */
function checkCarried(guide: Guide): readonly Fault[] {
  const { topics, facts, version } = guide;
  const [first] = versionIds;
  const byLines = topics.flatMap(({ lines }) =>
    Object.entries(lines).flatMap(([line, info]) =>
      (info.facts ?? []).map((fact) => ({ what: `line "${line}"`, fact, from: info.version ?? first })),
    ),
  );
  const byNodes = topics.flatMap(({ nodes }) =>
    Object.keys(nodes).flatMap((id) =>
      factsOfNode(guide, id).map((fact) => ({ what: `node "${id}"`, fact, from: version })),
    ),
  );
  return [...byLines, ...byNodes].flatMap(({ what, fact, from }): readonly Fault[] => {
    const there = facts[fact];
    if (!there)
      return [
        {
          kind: 'unknown fact',
          message: `${what} carries ${fact}, which guidance ${version} does not have: name a fact of prompts/facts, or none`,
        },
      ];
    if (there.version === first || from === there.version) return [];
    return [
      {
        kind: 'fact said otherwise',
        message: `${what} carries ${fact}, which guidance ${version} says otherwise: say another line, or declare this one for ${version} too if its words still hold`,
      },
    ];
  });
}

function checkSources({ facts, version }: Guide): readonly Fault[] {
  return Object.entries(facts)
    .filter(([, { sources }]) => sources.length === 0)
    .map(([id]) => ({
      kind: 'fact without a source',
      message: `fact ${id} of guidance ${version} has no source: say in prompts/facts where it stands`,
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

function saidLines(guide: Guide, isCounted: (id: NodeId) => boolean, caller?: Language): readonly LineKey[] {
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
