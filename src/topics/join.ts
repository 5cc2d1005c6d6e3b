import type { NodeId } from '../guide/ids.ts';
import { targetOf } from './choices.ts';
import type { PartsDocument, TopicDocument } from './document.ts';
import type { ChoiceDocument, NodeDocument } from './node-document.ts';
import type { OwnTopicDocument } from './own-document.ts';
import { hideNode } from './hide.ts';

/** A place at which a hotline's topic does not fit the shipped guide: it is left out there, and calls go on. */
export interface Misfit {
  readonly topic: string;
  /** The node; the topic itself where its name is taken. */
  readonly node: NodeId;
  readonly what:
    | 'topic taken'
    | 'node taken'
    | 'no such node'
    | 'takes no choices'
    | 'takes no messages'
    | 'no such choice'
    | 'cannot be hidden';
  /** Where the choice leads that is not there. */
  readonly to?: NodeId;
}

/** A guide's documents with a hotline's own among them. */
export interface Joined {
  readonly documents: readonly TopicDocument[];
  readonly misfits: readonly Misfit[];
}

type Nodes = Map<NodeId, NodeDocument>;

/**
 * Puts a hotline's topics among the shipped ones: new nodes first, then what each adds to others, and what it hides; the keys last. `roles`
 * are the nodes that no call can be without.
 */
export function joinTopics(
  shipped: readonly TopicDocument[],
  parts: PartsDocument,
  own: readonly OwnTopicDocument[],
  roles: ReadonlySet<NodeId>,
): Joined {
  const misfits: Misfit[] = [];
  const documents = [...shipped];
  const taken = new Set(shipped.map(({ topic }) => topic));
  const nodes: Nodes = new Map(shipped.flatMap((one) => Object.entries(one.nodes ?? {})));
  const fitting = own.filter(({ topic }) => {
    if (taken.has(topic)) misfits.push({ topic, node: topic, what: 'topic taken' });
    return !taken.has(topic);
  });
  for (const one of fitting) {
    const free = Object.entries(one.nodes ?? {}).filter(([node]) => {
      if (nodes.has(node)) misfits.push({ topic: one.topic, node, what: 'node taken' });
      return !nodes.has(node);
    });
    documents.push({
      ...one,
      untranslated: one.untranslated ?? 'english',
      nodes: Object.fromEntries(free),
    });
    for (const [id, node] of free) nodes.set(id, node);
  }
  for (const one of fitting) misfits.push(...addJoins(nodes, one));
  for (const one of fitting) {
    for (const { node, instead } of one.hides ?? []) {
      const what = hideNode(nodes, parts, roles, node, instead);
      if (what) misfits.push({ topic: one.topic, node, what });
    }
  }
  const instead = new Map(
    fitting.flatMap(({ hides = [] }) => hides.map((hide) => [hide.node, hide.instead] as const)),
  );
  for (const one of fitting) misfits.push(...setKeys(nodes, parts, one, instead));
  return {
    documents: documents.map((one) => ({
      ...one,
      nodes: Object.fromEntries(
        Object.keys(one.nodes ?? {}).flatMap((id) => {
          const node = nodes.get(id);
          return node ? [[id, node] as const] : [];
        }),
      ),
    })),
    misfits,
  };
}

function addJoins(nodes: Nodes, { topic, joins = {} }: OwnTopicDocument): readonly Misfit[] {
  return Object.entries(joins).flatMap(([id, { messages = [], choices = [] }]): Misfit[] => {
    const node = nodes.get(id);
    if (!node) return [{ topic, node: id, what: 'no such node' }];
    const takesChoices = node.kind === 'menu' || node.kind === 'answer' || node.kind === 'offices';
    const takesMessages = node.kind === 'answer' || node.kind === 'reading';
    if (choices.length > 0 && !takesChoices) return [{ topic, node: id, what: 'takes no choices' }];
    if (messages.length > 0 && !takesMessages) return [{ topic, node: id, what: 'takes no messages' }];
    nodes.set(id, {
      ...node,
      ...(messages.length > 0 && takesMessages ? { messages: [...node.messages, ...messages] } : {}),
      ...(choices.length > 0 && takesChoices ? { choices: [...(node.choices ?? []), ...choices] } : {}),
    });
    return [];
  });
}

function setKeys(
  nodes: Nodes,
  parts: PartsDocument,
  { topic, keys = {} }: OwnTopicDocument,
  instead: ReadonlyMap<NodeId, NodeId | undefined>,
): readonly Misfit[] {
  return Object.entries(keys).flatMap(([id, written]): Misfit[] => {
    const node = nodes.get(id);
    if (!node && instead.has(id)) return [];
    if (!node) return [{ topic, node: id, what: 'no such node' }];
    const keyOf = withoutHidden(written, instead);
    if (!('choices' in node)) return [{ topic, node: id, what: 'takes no choices' }];
    const choices = node.choices ?? [];
    const ledTo = (to: NodeId): readonly ChoiceDocument[] =>
      choices.filter((choice) => targetOf(choice, parts) === to);
    const first = Object.entries(keyOf).flatMap(([to, key]) =>
      ledTo(to).map((choice) => ({ ...choice, key })),
    );
    const rest = choices.filter((choice) => !(targetOf(choice, parts) in keyOf));
    nodes.set(id, { ...node, choices: [...first, ...rest] });
    return Object.keys(keyOf)
      .filter((to) => ledTo(to).length === 0)
      .map((to) => ({ topic, node: id, what: 'no such choice', to }));
  });
}

/** What stands instead of a hidden node has its key, unless it has one of its own; what nothing stands for keeps it until it is shown again. */
function withoutHidden<Key>(
  keys: Readonly<Record<NodeId, Key>>,
  instead: ReadonlyMap<NodeId, NodeId | undefined>,
): Readonly<Record<NodeId, Key>> {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([to, key]) => {
      if (!instead.has(to)) return [[to, key] as const];
      const other = instead.get(to);
      return other === undefined || other in keys ? [] : [[other, key] as const];
    }),
  );
}
