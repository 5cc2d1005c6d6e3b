import type { NodeId } from '../guide/ids.ts';
import type { PartsDocument } from './document.ts';
import type { ChoiceDocument, NodeDocument } from './node-document.ts';
import { targetOf, writtenOut } from './choices.ts';
import { afterScripts } from './teach.ts';

/**
 * Takes a node out of a guide's nodes: what led there leads to `instead`, or is not offered any more. Gives why it cannot be done; then nothing
 * has changed.
 */
export function hideNode(
  nodes: Map<NodeId, NodeDocument>,
  parts: PartsDocument,
  roles: ReadonlySet<NodeId>,
  hidden: NodeId,
  instead: NodeId | undefined,
): 'no such node' | 'cannot be hidden' | undefined {
  if (!nodes.has(hidden) || (instead !== undefined && !nodes.has(instead))) return 'no such node';
  if (roles.has(hidden) || instead === hidden || isTaught(nodes, parts, hidden)) return 'cannot be hidden';
  const led = [...nodes].filter(([id]) => id !== hidden);
  // Silence and what follows a call cannot lead nowhere.
  if (instead === undefined && led.some(([, node]) => mustLeadTo(node, hidden))) return 'cannot be hidden';
  for (const [id, node] of led) nodes.set(id, withoutNode(node, parts, hidden, instead, id));
  nodes.delete(hidden);
  return undefined;
}

/** Whether every script leads there, by what teaches it. */
function isTaught(nodes: ReadonlyMap<NodeId, NodeDocument>, parts: PartsDocument, to: NodeId): boolean {
  const isTarget = afterScripts.some((choice) => targetOf(choice, parts) === to);
  return isTarget && [...nodes.values()].some(({ kind }) => kind === 'script');
}

function mustLeadTo(node: NodeDocument, to: NodeId): boolean {
  switch (node.kind) {
    case 'zip':
      return [node.offices, node.nobody, node.without].includes(to);
    case 'phone':
    case 'own phone':
      return [node.then, node.without].includes(to);
    case 'handover':
    case 'sending':
    case 'leaving':
      return Object.values(node.then).includes(to);
    case 'menu':
    case 'answer':
      return typeof node.silence === 'object' && (node.silence.to === to || node.silence.then === to);
    case 'script':
      return node.connect === to;
    default:
      return false;
  }
}

function withoutNode(
  node: NodeDocument,
  parts: PartsDocument,
  hidden: NodeId,
  instead: NodeId | undefined,
  id: NodeId,
): NodeDocument {
  const other = (to: NodeId): NodeId => (to === hidden && instead !== undefined ? instead : to);
  const led = instead === undefined ? node : mapTargets(node, other);
  if (!('choices' in led) || !led.choices) return led;
  const offered = new Set([id, ...led.choices.map((choice) => targetOf(choice, parts))]);
  const choices = led.choices.flatMap((choice): ChoiceDocument[] => {
    if (targetOf(choice, parts) !== hidden) return [choice];
    // Nothing is offered twice, and nothing leads to itself.
    if (instead === undefined || offered.has(instead)) return [];
    const { key, ...rest } = writtenOut(choice, parts);
    return [{ ...rest, key, to: instead }];
  });
  return { ...led, choices };
}

/** What leads on from a node other than its choices. */
function mapTargets(node: NodeDocument, map: (to: NodeId) => NodeId): NodeDocument {
  switch (node.kind) {
    case 'zip':
      return { ...node, offices: map(node.offices), nobody: map(node.nobody), without: map(node.without) };
    case 'phone':
    case 'own phone':
      return { ...node, then: map(node.then), without: map(node.without) };
    case 'handover':
    case 'sending':
    case 'leaving':
      return {
        ...node,
        then: Object.fromEntries(Object.entries(node.then).map(([how, to]) => [how, to && map(to)])),
      } as NodeDocument;
    case 'menu':
    case 'answer': {
      if (typeof node.silence !== 'object') return node;
      const { to, then } = node.silence;
      return { ...node, silence: { to: map(to), ...(then === undefined ? {} : { then: map(then) }) } };
    }
    case 'script':
      return node.connect === undefined ? node : { ...node, connect: map(node.connect) };
    default:
      return node;
  }
}
