import type { NodeId } from '../guide/ids.ts';
import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import { targetOf, writtenOut } from './choices.ts';
import type { ChoiceDocument, NodeDocument } from './node-document.ts';
import type { OwnTopics } from './own-document.ts';
import { changeDocument, houseTopic, joinedNodes, pick, refuse, titleOf } from './own-topics.ts';

/** A choice as a node offers it. */
export interface Offered {
  readonly to: NodeId;
  readonly key: string;
  /** Several topics offer it, under the same key. */
  readonly isShared: boolean;
  /** Its key means the same everywhere: a person, the language menu. */
  readonly isFixed: boolean;
}

/** The most choices that a caller can hold; what means the same everywhere is not counted. */
export const mostChoices = 5;

/** What a node offers once all topics are joined, in order. */
export function offeredAt(base: TopicsBase, topics: OwnTopics, node: NodeId): readonly Offered[] {
  return offeredIn(base, joinedNodes(base, topics).get(node));
}

/** What a node offers as it stands. */
export function offeredIn({ parts, roles }: TopicsBase, node: NodeDocument | undefined): readonly Offered[] {
  const choices = node && 'choices' in node ? (node.choices ?? []) : [];
  return choices.map((choice) => {
    const { to, key } = writtenOut(choice, parts);
    const isFixed = roles.has(to) && ['0', '8'].includes(String(key));
    return { to, key: String(key), isShared: 'part' in choice, isFixed };
  });
}

/** How many of them a caller has to hold. */
export function countOf(offered: readonly Offered[]): number {
  return offered.filter(({ isFixed }) => !isFixed).length;
}

/** The first key of 1 to 7 that is free; undefined where none is. */
export function freeKey(offered: readonly Pick<Offered, 'key'>[]): number | undefined {
  return [1, 2, 3, 4, 5, 6, 7].find((key) => offered.every((one) => one.key !== String(key)));
}

/** Offers the choices of a node in this order, with these keys. */
export function setOffered(
  base: TopicsBase,
  topics: OwnTopics,
  node: NodeId,
  wanted: readonly Offered[],
): OwnTopics {
  const [owner, own] = ownChoices(topics, node) ?? [];
  const isOwn = own?.length === wanted.length && wanted.every(({ to }) => own.some(leadsTo(base, to)));
  if (owner === undefined || !isOwn) return setKeys(base, topics, node, wanted);
  const choices = wanted.flatMap(({ to, key }) =>
    own.filter(leadsTo(base, to)).map((choice) => withKey(base, choice, key)),
  );
  return changeDocument(withoutKeys(topics, node), owner, (document) => ({
    ...document,
    nodes: { ...document.nodes, [node]: { ...document.nodes?.[node], choices } as never },
  }));
}

/** The topic of a node of the hotline's own, and the choices that stand in it. */
export function ownChoices(
  topics: OwnTopics,
  node: NodeId,
): readonly [string, readonly ChoiceDocument[]] | undefined {
  for (const [name, { document }] of topics) {
    const there = document.nodes?.[node];
    if (there) return [name, 'choices' in there ? (there.choices ?? []) : []];
  }
  return undefined;
}

const leadsTo =
  (base: TopicsBase, to: NodeId) =>
  (choice: ChoiceDocument): boolean =>
    targetOf(choice, base.parts) === to;

function withKey(base: TopicsBase, choice: ChoiceDocument, key: string): ChoiceDocument {
  if (String(writtenOut(choice, base.parts).key) === key) return choice;
  if (!('part' in choice)) return { ...choice, key: Number(key) };
  const shared = writtenOut({ part: choice.part }, base.parts).key;
  return { part: choice.part, ...(String(shared) === key ? {} : { key: Number(key) }) };
}

/** Says the order and keys by where the choices lead; nothing where they are so by themselves. */
function setKeys(base: TopicsBase, topics: OwnTopics, node: NodeId, wanted: readonly Offered[]): OwnTopics {
  const owner = [...topics].find(([, { document }]) => document.keys?.[node])?.[0] ?? houseTopic;
  const before = topics.get(owner)?.document.keys?.[node] ?? {};
  const there = new Set(wanted.map(({ to }) => to));
  // What is hidden just now keeps its key for when it is shown again.
  const away = pick(before, (to) => !there.has(to) && isHidden(topics, to));
  const keys = { ...Object.fromEntries(wanted.map(({ to, key }) => [to, toKey(key)])), ...away };
  const without = withoutKeys(topics, node);
  const isNatural = sameOrder(offeredAt(base, without, node), wanted) && Object.keys(away).length === 0;
  if (isNatural) return without;
  return changeDocument(topics, owner, (document) => ({
    ...document,
    keys: { ...document.keys, [node]: keys },
  }));
}

const toKey = (key: string): number | '*' | '#' => (key === '*' || key === '#' ? key : Number(key));

function isHidden(topics: OwnTopics, node: NodeId): boolean {
  return [...topics.values()].some(({ document }) => document.hides?.some((one) => one.node === node));
}

function sameOrder(one: readonly Offered[], other: readonly Offered[]): boolean {
  const text = (offered: readonly Offered[]): string => offered.map(({ to, key }) => `${key} ${to}`).join();
  return text(one) === text(other);
}

/** Every topic without what it says of the keys of a node. */
export function withoutKeys(topics: OwnTopics, node: NodeId): OwnTopics {
  return new Map(
    [...topics].map(([name, topic]) => [
      name,
      topic.document.keys?.[node] === undefined
        ? topic
        : {
            ...topic,
            document: { ...topic.document, keys: pick(topic.document.keys, (one) => one !== node) },
          },
    ]),
  );
}

/** Why a node takes one more choice under a key; or that key. */
export function keyFor(
  base: TopicsBase,
  topics: OwnTopics,
  node: NodeId,
  to: NodeId,
  wanted: number | undefined,
): number | Reason {
  const there = joinedNodes(base, topics).get(node);
  const values = { node: titleOf(topics, node), to: titleOf(topics, to) };
  const place = `“${values.node}”`;
  if (!there) return refuse('noNode', `There is no ${place} any more. Load the page again.`, values);
  if (there.kind !== 'menu' && there.kind !== 'answer')
    return refuse('noChoices', `Callers cannot choose anything at ${place}. Add it somewhere else.`, values);
  const isOwn = ownChoices(topics, node) !== undefined;
  if (there.silence !== undefined && there.silence !== 'ask' && !isOwn)
    return refuse('goesOn', `${place} goes on by itself and asks for no key. Add it somewhere else.`, values);
  const offered = offeredAt(base, topics, node);
  if (offered.some((one) => one.to === to))
    return refuse('offered', `${place} offers “${values.to}” already.`, values);
  if (countOf(offered) >= mostChoices)
    return refuse(
      'full',
      `${place} has ${mostChoices} choices, and callers cannot keep more in mind. Remove or hide one first, or add this somewhere else.`,
      { ...values, most: mostChoices },
    );
  if (wanted !== undefined && offered.some(({ key }) => key === String(wanted)))
    return refuse('keyTaken', `Key ${wanted} has a meaning at ${place}. Choose another key.`, {
      ...values,
      key: wanted,
    });
  const free = wanted ?? freeKey(offered);
  return free ?? refuse('noFreeKey', `${place} has no free key. Remove or hide a choice first.`, values);
}
