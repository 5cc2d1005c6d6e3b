import type { NodeId } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import type { TopicsBase } from './base.ts';
import { targetOf, writtenOut } from './choices.ts';
import { addLine } from './edit-lines.ts';
import type { ChoiceDocument, NodeDocument } from './node-document.ts';
import { keyFor, offeredAt, ownChoices, setOffered, withoutKeys, type Offered } from './offered.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import { changeDocument, houseTopic, joinedNodes, noNode, refuse, titleOf, topicOf } from './own-topics.ts';
import type { EditOf } from './topic-edit.ts';

/** Where a new choice is offered, and with which words or as which part. */
interface NewChoice {
  readonly under: NodeId;
  readonly to: NodeId;
  readonly key?: number | undefined;
  readonly words: string | { readonly part: string };
  /** The topic that says it at a shipped node; the house's unless given. */
  readonly topic?: string | undefined;
}

/** The desk keeps lines of 80 letters at most. */
const mostOfName = 32;

/** What the line of a choice's words is called after its topic. */
export const lineName = (owner: string, to: NodeId): string =>
  `for-${to.replace(`${owner}-`, '').slice(0, mostOfName).replace(/-+$/u, '')}`;

/** Offers one more choice at a node: in it where it is the hotline's own, else joined to it. */
export function offer(
  base: TopicsBase,
  topics: OwnTopics,
  { under, to, key, words, topic }: NewChoice,
): OwnTopics | Reason {
  const shared = typeof words === 'string' ? undefined : writtenOut(words, base.parts).key;
  const isFree = !offeredAt(base, topics, under).some((one) => one.key === String(shared));
  const found = keyFor(
    base,
    topics,
    under,
    to,
    key ?? (isFree && shared !== undefined ? +shared : undefined),
  );
  if (typeof found !== 'number') return found;
  const owner = topicOf(topics, 'nodes', under) ?? topic ?? houseTopic;
  if (typeof words !== 'string') {
    const part = { ...words, ...(String(shared) === String(found) ? {} : { key: found }) };
    return addTo(topics, owner, under, part);
  }
  const [withLine, line] = addLine(base, topics, owner, lineName(owner, to), words);
  return addTo(withLine, owner, under, { key: found, for: line, to });
}

/** Changes the choices of a hotline's own at a node, in it or joined to it. */
export function changeOwn(
  document: OwnTopicDocument,
  node: NodeId,
  change: (choices: readonly ChoiceDocument[]) => readonly ChoiceDocument[],
): OwnTopicDocument {
  const own = document.nodes?.[node];
  if (own) return { ...document, nodes: { ...document.nodes, [node]: settled(own, change) } };
  const there = document.joins?.[node];
  return {
    ...document,
    joins: { ...document.joins, [node]: { ...there, choices: [...change(there?.choices ?? [])] } },
  };
}

function addTo(topics: OwnTopics, owner: string, node: NodeId, choice: ChoiceDocument): OwnTopics {
  return changeDocument(topics, owner, (document) =>
    changeOwn(document, node, (choices) => [...choices, choice]),
  );
}

/** An own answer with nothing to choose goes back by itself, so that no call ends there; one with choices asks. */
export function settled(
  node: NodeDocument,
  change: (choices: readonly ChoiceDocument[]) => readonly ChoiceDocument[],
): NodeDocument {
  if (node.kind !== 'menu' && node.kind !== 'answer') return node;
  const choices = [...change(node.choices ?? [])];
  if (node.kind === 'menu') return { ...node, choices };
  const { kind, messages, ...rest } = node;
  delete rest.choices;
  delete rest.silence;
  const ends = choices.length > 0 ? { choices } : { silence: 'back' as const };
  return { kind, messages, ...ends, ...rest };
}

/** Offers what is there already at one more node. */
export function addChoice(
  base: TopicsBase,
  topics: OwnTopics,
  { under, to, choice, key, topic }: EditOf<'add-choice'>,
): OwnTopics | Reason {
  if (!joinedNodes(base, topics).has(to)) return noNode(to);
  return offer(base, topics, { under, to, key, topic, words: choice });
}

/** Offers what several topics share, such as the number. */
export function addPart(
  base: TopicsBase,
  topics: OwnTopics,
  { under, part, key, topic }: EditOf<'add-part'>,
): OwnTopics | Reason {
  if (!Object.hasOwn(base.parts.choices, part))
    return refuse('noPart', `There is no shared choice “${part}”. Choose one from the list.`, { part });
  const to = targetOf({ part }, base.parts);
  if (!joinedNodes(base, topics).has(to)) return noNode(to);
  return offer(base, topics, { under, to, key, topic, words: { part } });
}

/** Moves a choice up or down. The keys stay where they are, but for a choice that has the same key everywhere. */
export function moveChoice(
  base: TopicsBase,
  topics: OwnTopics,
  { node, to, by }: EditOf<'move-choice'>,
): OwnTopics | Reason {
  return changeOffered(base, topics, node, to, (offered, index) => {
    const other = by === 'up' ? index - 1 : index + 1;
    const [one, two] = [offered[index], offered[other]];
    if (!one || !two || two.isFixed)
      return refuse('atEnd', `“${titleOf(topics, to)}” cannot be moved any further.`, {
        to: titleOf(topics, to),
      });
    const keep = one.isShared || two.isShared;
    const after = [...offered];
    after[other] = keep ? one : { ...one, key: two.key };
    after[index] = keep ? two : { ...two, key: one.key };
    return after;
  });
}

/** Gives a choice another key; the choice that had this key gets the old one. */
export function setKey(
  base: TopicsBase,
  topics: OwnTopics,
  { node, to, key }: EditOf<'key'>,
): OwnTopics | Reason {
  return changeOffered(base, topics, node, to, (offered, index) => {
    const before = offered[index]?.key ?? '';
    return offered.map((one, place) => {
      if (place === index) return { ...one, key: String(key) };
      return one.key === String(key) ? { ...one, key: before } : one;
    });
  });
}

function changeOffered(
  base: TopicsBase,
  topics: OwnTopics,
  node: NodeId,
  to: NodeId,
  change: (offered: readonly Offered[], index: number) => readonly Offered[] | Reason,
): OwnTopics | Reason {
  const offered = offeredAt(base, topics, node);
  const index = offered.findIndex((one) => one.to === to);
  if (index === -1) return noChoice(topics, node, to);
  if (offered[index]?.isFixed)
    return refuse('fixed', `“${to}” has the same key everywhere. It stays as it is.`, { to });
  const after = change(offered, index);
  return 'text' in after ? after : setOffered(base, topics, node, after);
}

/** Takes away a choice of the hotline's own. */
export function removeChoice(
  base: TopicsBase,
  topics: OwnTopics,
  { node, to }: EditOf<'remove-choice'>,
): OwnTopics | Reason {
  const isIt = (choice: ChoiceDocument): boolean => targetOf(choice, base.parts) === to;
  const owner = ownerOf(base, topics, node, to);
  if (owner === undefined)
    return offeredAt(base, topics, node).some((one) => one.to === to)
      ? refuse('shipped', `“${to}” is part of the guide. Hide it instead.`, { node: to })
      : noChoice(topics, node, to);
  const before = offeredAt(base, topics, node);
  const after = changeDocument(topics, owner, (document) =>
    changeOwn(document, node, (choices) => choices.filter((choice) => !isIt(choice))),
  );
  return keepOrder(base, after, node, before);
}

/** Keeps what is left of an order in which a node's choices were offered. */
export function keepOrder(
  base: TopicsBase,
  topics: OwnTopics,
  node: NodeId,
  before: readonly Offered[],
): OwnTopics {
  if (![...topics.values()].some(({ document }) => document.keys?.[node])) return topics;
  const left = new Set(offeredAt(base, withoutKeys(topics, node), node).map(({ to }) => to));
  return setOffered(
    base,
    topics,
    node,
    before.filter(({ to }) => left.has(to)),
  );
}

/** The topic in which a choice of the hotline's own stands. */
export function ownerOf(base: TopicsBase, topics: OwnTopics, node: NodeId, to: NodeId): string | undefined {
  const isIt = (choice: ChoiceDocument): boolean => targetOf(choice, base.parts) === to;
  const [owner, own] = ownChoices(topics, node) ?? [];
  if (own?.some(isIt)) return owner;
  return [...topics].find(([, { document }]) => document.joins?.[node]?.choices?.some(isIt))?.[0];
}

/** That a node does not offer this. */
export function noChoice(topics: OwnTopics, node: NodeId, to: NodeId): Reason {
  const values = { node: titleOf(topics, node), to: titleOf(topics, to) };
  return refuse('noChoice', `“${values.node}” does not offer “${values.to}”. Load the page again.`, values);
}
