import { checkCarried, checkFacts, checkSources, reachableNodes, saidLines } from './check-facts.ts';
import type { Fault, FaultPlace } from './fault.ts';
import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import { declaredLines, messagesOf, toSpoken } from './lines.ts';
import type { Node } from './node.ts';
import { isShared, shapeOf, targetsOf } from './shape.ts';

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
  const named: readonly (readonly [string, FaultPlace & { readonly to: NodeId }])[] = [
    ...Object.entries<NodeId>({ ...guide.roles }).map(
      ([role, to]) => [`the role "${role}"`, { to }] as const,
    ),
    ...[...nodes].flatMap(([node, one]) =>
      targetsOf(one).map((to) => [`node "${node}"`, { node, to }] as const),
    ),
  ];
  return named
    .filter(([, { to }]) => !nodes.has(to))
    .map(([from, at]) => ({
      kind: 'unknown target',
      message: `${from} leads to "${at.to}", which is no node: name one that exists`,
      at,
    }));
}

function checkReachable(guide: Guide): readonly Fault[] {
  const reached = reachableNodes(guide);
  return [...shapeOf(guide).nodes.keys()]
    .filter((id) => !reached.has(id))
    .map((id) => ({
      kind: 'unreachable node',
      message: `no choice leads to node "${id}": add one, or delete the node`,
      at: { node: id },
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
      at: { node: id },
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
        at: { node: id, key, to },
      });
    }
  }
  const keys = choices.map(({ key }) => key);
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  for (const key of doubled) {
    faults.push({
      kind: 'key used twice',
      message: `node "${id}" offers ${key} twice: give each its own key`,
      at: { node: id, key },
    });
  }
  if (silence === 'ask' && choices.length === 0) {
    faults.push({
      kind: 'dead end',
      message: `node "${id}" asks for a key but offers none: add a choice`,
      at: { node: id },
    });
  }
  const speaking = node.kind === 'answer' && !choices.some(({ to }) => to === guide.roles.zip);
  if (speaking && saysLegalHelp(guide, node)) {
    faults.push({
      kind: 'no way to legal help',
      message: `node "${id}" speaks of legal help: add the choice that leads to who gives it`,
      at: { node: id },
    });
  }
  if (!goesOnBySilence(guide, id)) {
    faults.push({
      kind: 'no way on silence',
      message: `silence at node "${id}" never comes to a question: let it ask, or lead to a node that does`,
      at: { node: id },
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
      at: { line },
    })),
    ...[...said]
      .filter((line) => !declared.has(line))
      .map((line): Fault => ({
        kind: 'unknown line',
        message: `line "${line}" is said but no topic declares it: declare it in its topic's lines`,
        at: { line },
      })),
    ...[...declared]
      .filter(([line, { spare }]) => !said.has(line) && !spare)
      .map(([line, { topic }]): Fault => ({
        kind: 'line never said',
        message: `line "${line}" of topic "${topic}" is said by no node: say it, or delete it`,
        at: { line },
      })),
  ];
}
