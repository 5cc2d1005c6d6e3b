import type { NodeId } from '../guide/ids.ts';
import { targetOf } from './choices.ts';
import { keepOrder, settled } from './edit-choices.ts';
import type { TopicsBase } from './base.ts';
import type { ChoiceDocument, NodeDocument } from './node-document.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import { offeredAt } from './offered.ts';
import { pick } from './own-topics.ts';

/** Topics without some of their own nodes, and without every way that led there; `before` still has them. */
export function withoutNodes(
  base: TopicsBase,
  topics: OwnTopics,
  before: OwnTopics,
  gone: ReadonlySet<NodeId>,
): OwnTopics {
  const isLeft = (choice: ChoiceDocument): boolean => !gone.has(targetOf(choice, base.parts));
  const after: OwnTopics = new Map(
    [...topics].map(([name, topic]) => [name, { ...topic, document: strip(topic.document, gone, isLeft) }]),
  );
  const ordered = [...before.values()].flatMap(({ document }) => Object.keys(document.keys ?? {}));
  return [...new Set(ordered)]
    .filter((node) => !gone.has(node))
    .reduce((kept, node) => keepOrder(base, kept, node, offeredAt(base, before, node)), after);
}

function strip(
  document: OwnTopicDocument,
  gone: ReadonlySet<NodeId>,
  isLeft: (choice: ChoiceDocument) => boolean,
): OwnTopicDocument {
  const isThere = (node: NodeId): boolean => !gone.has(node);
  const { titles, nodes, joins, keys, hides } = document;
  return {
    ...document,
    titles: pick(titles, isThere),
    nodes: mapEntries(pick(nodes, isThere), (node) => stripNode(node, gone, isLeft)),
    joins: mapEntries(pick(joins, isThere), ({ choices, ...rest }) =>
      choices ? { ...rest, choices: choices.filter(isLeft) } : rest,
    ),
    keys: pick(keys, isThere),
    hides: hides?.filter(({ node }) => isThere(node)),
  };
}

function stripNode(
  node: NodeDocument,
  gone: ReadonlySet<NodeId>,
  isLeft: (choice: ChoiceDocument) => boolean,
): NodeDocument {
  if (node.kind !== 'menu' && node.kind !== 'answer') return node;
  const { silence, ...rest } = node;
  const isLost = typeof silence === 'object' && (gone.has(silence.to) || gone.has(silence.then ?? ''));
  const led = isLost ? (rest as NodeDocument) : node;
  const isSame = 'choices' in node && (node.choices ?? []).every(isLeft);
  return isSame && !isLost ? led : settled(led, (choices) => choices.filter(isLeft));
}

function mapEntries<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
