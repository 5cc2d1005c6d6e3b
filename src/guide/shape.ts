import type { Leaving, OwnPhone } from './call-back.ts';
import type { Choice, Message } from './choice.ts';
import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { Answer, Node, Sending } from './node.ts';
import { mostOffices } from './near.ts';

/**
 * One document's worth of a node: a message, an office, or the choices at its end. After an answer the choices say the keys
 * that mean the same everywhere: in full after the first answer of a call, then briefly.
 */
export type Stop =
  | { readonly kind: 'message'; readonly message: Message }
  /** An office that is near, by its place in their order. */
  | { readonly kind: 'office'; readonly index: number }
  | { readonly kind: 'choices'; readonly keys: 'none' | 'in full' | 'briefly' };

/** What a guide's data imply: its nodes by id, and which nodes lead to which. */
interface Shape {
  readonly nodes: ReadonlyMap<NodeId, Node>;
  /** For each node, the other nodes whose choices or silence lead to it. */
  readonly ledToBy: ReadonlyMap<NodeId, ReadonlySet<NodeId>>;
}

const shapes = new WeakMap<Guide, Shape>();

/** The shape of a guide, worked out once for each guide. */
export function shapeOf(guide: Guide): Shape {
  const known = shapes.get(guide);
  if (known) return known;
  const shape = readShape(guide);
  shapes.set(guide, shape);
  return shape;
}

function readShape(guide: Guide): Shape {
  const nodes = new Map<NodeId, Node>();
  for (const topic of guide.topics) {
    for (const [id, node] of Object.entries(topic.nodes)) nodes.set(id, node);
  }
  const ledToBy = new Map<NodeId, Set<NodeId>>();
  for (const [id, node] of nodes) {
    for (const target of targetsOf(node)) {
      if (target === id) continue;
      const from = ledToBy.get(target) ?? new Set();
      ledToBy.set(target, from.add(id));
    }
  }
  return { nodes, ledToBy };
}

/** The choices that a node itself has. */
export function choicesOf(node: Node): readonly Choice[] {
  return node.kind === 'menu' || node.kind === 'answer' || node.kind === 'offices' ? node.choices : [];
}

/** Whether the line does something at a node, and says nothing. */
export function isSilent(node: Node): node is Sending | OwnPhone | Leaving {
  return node.kind === 'sending' || node.kind === 'own phone' || node.kind === 'leaving';
}

/** The nodes that a node's choices and silence lead to. */
export function targetsOf(node: Node): readonly NodeId[] {
  const targets = choicesOf(node).map((choice) => choice.to);
  if (node.kind === 'zip') return [node.offices, node.nobody, node.without];
  if (node.kind === 'phone' || node.kind === 'own phone') return [node.then, node.without];
  if (node.kind === 'handover' || node.kind === 'sending' || node.kind === 'leaving')
    return Object.values(node.then);
  if ((node.kind === 'menu' || node.kind === 'answer') && typeof node.silence === 'object') {
    const { to, then } = node.silence;
    return [...targets, to, ...(then === undefined ? [] : [then])];
  }
  return targets;
}

/** Whether several nodes lead to this one, so that the way back rides in the address. */
export function isShared(guide: Guide, id: NodeId): boolean {
  const { nodes, ledToBy } = shapeOf(guide);
  const { person, personClosed, noPerson, callBack, uscisClosed, silenced } = guide.roles;
  if ([person, personClosed, noPerson, callBack, uscisClosed, silenced].includes(id)) return true;
  const from = [...(ledToBy.get(id) ?? [])].map((one) => nodes.get(one)?.kind);
  // What follows another call comes back from it: the node before would make that call again. What an office leads to comes back to that one.
  return (
    from.length > 1 ||
    ['handover', 'sending', 'leaving', 'offices'].some((kind) => from.some((one) => one === kind))
  );
}

/** A node's documents, in order; which of them a caller hears depends on their language and call. */
export function stopsOf(node: Node): readonly Stop[] {
  switch (node.kind) {
    case 'answer':
      return answerStops(node);
    case 'reading':
      return node.messages.map((message) => ({ kind: 'message', message }));
    case 'offices':
      return [
        { kind: 'message', message: { say: node.say } },
        ...Array.from({ length: mostOffices }, (_, index) => ({ kind: 'office', index }) as const),
      ];
    case 'menu':
    case 'zip':
    case 'languages':
    case 'handover':
    case 'sending':
    case 'phone':
    case 'own phone':
    case 'leaving':
    case 'goodbye':
      return [{ kind: 'choices', keys: 'none' }];
  }
}

function answerStops(node: Answer): readonly Stop[] {
  const messages = node.messages.map((message): Stop => ({ kind: 'message', message }));
  if (node.silence !== 'ask') return messages;
  return [...messages, { kind: 'choices', keys: 'in full' }, { kind: 'choices', keys: 'briefly' }];
}
