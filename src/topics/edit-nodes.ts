import type { NodeId } from '../guide/ids.ts';
import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import { targetOf } from './choices.ts';
import { addPart, offer } from './edit-choices.ts';
import { addLines } from './edit-lines.ts';
import { freeName, toName } from './names.ts';
import type { NodeDocument } from './node-document.ts';
import type { OwnTopics } from './own-document.ts';
import {
  changeDocument,
  houseTopic,
  isRefused,
  joinedNodes,
  noNode,
  refuse,
  titleOf,
  topicOf,
} from './own-topics.ts';
import { fromTemplate, startOf } from './templates.ts';
import { takenFiles } from './taken-names.ts';
import type { EditOf } from './topic-edit.ts';
import { withoutNodes } from './without-nodes.ts';

/** Starts a topic from a template, offered at a node. */
export function startTopic(
  base: TopicsBase,
  topics: OwnTopics,
  { title, about, template, under, choice, key }: EditOf<'start'>,
): OwnTopics | Reason {
  const plain = toName(title, 'topic');
  const taken = new Set([
    houseTopic,
    ...takenFiles,
    ...topics.keys(),
    ...base.shipped.map(({ topic }) => topic),
  ]);
  const nodes = joinedNodes(base, topics);
  // A name is a node's first part: it begins with a letter, and meets no shipped node.
  const name = freeName(/^[a-z]/u.test(plain) ? plain : `topic-${plain}`, (one) => {
    return taken.has(one) || [...nodes.keys()].some((node) => node.startsWith(`${one}-`));
  });
  const started = new Map(topics).set(name, fromTemplate(template, name, title, about));
  return offer(base, started, { under, to: startOf(name), key, words: choice, topic: name });
}

/** Adds an answer or a question at a node, with what can be done next. */
export function addNode(
  base: TopicsBase,
  topics: OwnTopics,
  { act, under, topic, choice, key, title, sentences, source, next }: EditOf<'answer' | 'question'>,
): OwnTopics | Reason {
  const nodes = joinedNodes(base, topics);
  if (!nodes.has(under)) return noNode(under);
  const owner = topic ?? topicOf(topics, 'nodes', under) ?? houseTopic;
  if (owner !== houseTopic && !topics.has(owner)) return noTopic(owner);
  const to = freeName(`${owner}-${toName(title ?? choice, act)}`, (name) => nodes.has(name) || isTaken(name));
  const [withLines, lines] = addLines(base, topics, owner, sentences, source);
  const node: NodeDocument =
    act === 'question'
      ? { kind: 'menu', ask: [...lines], choices: [] }
      : { kind: 'answer', messages: lines.map((line) => [line]), silence: 'back' };
  const withNode = changeDocument(withLines, owner, (document) => ({
    ...document,
    ...(title === undefined ? {} : { titles: { ...document.titles, [to]: title } }),
    nodes: { ...document.nodes, [to]: node },
  }));
  return next.reduce<OwnTopics | Reason>(
    (before, part) =>
      isRefused(before)
        ? before
        : addPart(base, before, { act: 'add-part', under: to, part, key: undefined }),
    offer(base, withNode, { under, to, key, words: choice, topic: owner }),
  );

  function isTaken(name: NodeId): boolean {
    return topicOf(topics, 'nodes', name) !== undefined;
  }
}

/** Calls a node of the hotline's own something else; its name, and with it its counters, stay. */
export function rename(topics: OwnTopics, { node, title }: EditOf<'rename'>): OwnTopics | Reason {
  const owner = topicOf(topics, 'nodes', node);
  if (owner === undefined)
    return refuse('shippedTitle', `“${node}” is part of the guide. Its name stays as it is.`, { node });
  return changeDocument(topics, owner, (document) => ({
    ...document,
    titles: { ...document.titles, [node]: title },
  }));
}

/** Says what a topic is about. */
export function setAbout(topics: OwnTopics, { topic, about }: EditOf<'about'>): OwnTopics | Reason {
  if (!topics.has(topic)) return noTopic(topic);
  return changeDocument(topics, topic, (document) => ({ ...document, about }));
}

/** Chooses what callers hear of a topic in whose language it is not yet said. */
export function setUntranslated(
  topics: OwnTopics,
  { topic, untranslated }: EditOf<'untranslated'>,
): OwnTopics | Reason {
  if (!topics.has(topic)) return noTopic(topic);
  return changeDocument(topics, topic, (document) => ({ ...document, untranslated }));
}

/** Takes a node of the hotline's own away, and what only it led to. */
export function removeNode(
  base: TopicsBase,
  topics: OwnTopics,
  { node }: EditOf<'remove-node'>,
): OwnTopics | Reason {
  if (topicOf(topics, 'nodes', node) === undefined)
    return joinedNodes(base, topics).has(node)
      ? refuse('shipped', `“${node}” is part of the guide. Hide it instead.`, { node })
      : noNode(node);
  return removeNodes(base, topics, goneWith(base, topics, node));
}

/** Takes a topic away, and every way into it. */
export function removeTopic(
  base: TopicsBase,
  topics: OwnTopics,
  { topic }: EditOf<'remove-topic'>,
): OwnTopics | Reason {
  const there = topics.get(topic);
  if (!there) return noTopic(topic);
  const nodes = new Set(Object.keys(there.document.nodes ?? {}));
  const without = new Map(topics);
  without.delete(topic);
  return removeNodes(base, without, nodes, topics);
}

/** The own nodes that go with one that is taken away: those that only it led to. */
function goneWith(base: TopicsBase, topics: OwnTopics, node: NodeId): ReadonlySet<NodeId> {
  const before = reachOwn(base, topics);
  const after = reachOwn(base, topics, node);
  return new Set([node, ...[...before].filter((one) => !after.has(one))]);
}

/** The own nodes that calls come to. */
function reachOwn(base: TopicsBase, topics: OwnTopics, without?: NodeId): ReadonlySet<NodeId> {
  const own = new Map([...topics.values()].flatMap(({ document }) => Object.entries(document.nodes ?? {})));
  const joins = [...topics.values()].flatMap(({ document }) =>
    Object.entries(document.joins ?? {}).filter(([node]) => !own.has(node)),
  );
  const instead = [...topics.values()].flatMap(({ document }) => document.hides ?? []);
  const reached = new Set<NodeId>();
  const open = [
    ...joins.flatMap(([, { choices = [] }]) => choices.map((choice) => targetOf(choice, base.parts))),
    ...instead.flatMap((hide) => hide.instead ?? []),
  ];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const there = own.get(node);
    if (!there || node === without || reached.has(node)) continue;
    reached.add(node);
    if ('choices' in there) open.push(...(there.choices ?? []).map((choice) => targetOf(choice, base.parts)));
    if ((there.kind === 'menu' || there.kind === 'answer') && typeof there.silence === 'object')
      open.push(there.silence.to, there.silence.then ?? there.silence.to);
  }
  return reached;
}

function removeNodes(
  base: TopicsBase,
  topics: OwnTopics,
  gone: ReadonlySet<NodeId>,
  before = topics,
): OwnTopics | Reason {
  const standing = [...topics.values()]
    .flatMap(({ document }) => document.hides ?? [])
    .find(({ instead }) => instead !== undefined && gone.has(instead));
  if (standing)
    return refuse(
      'standsInstead',
      `“${titleOf(before, standing.instead ?? '')}” stands in the place of “${titleOf(before, standing.node)}”. Show that one again first.`,
      { node: titleOf(before, standing.instead ?? ''), hidden: titleOf(before, standing.node) },
    );
  return withoutNodes(base, topics, before, gone);
}

function noTopic(topic: string): Reason {
  return refuse('noTopic', `There is no topic “${topic}” any more. Load the page again.`, { topic });
}
