import type { FactId } from './facts.ts';
import type { Message } from './choice.ts';
import type { LineKey } from './ids.ts';
import type { Answer, Node } from './node.ts';
import type { LineInfo, Topic } from './topic.ts';
import { toSpoken } from './lines.ts';

/** The facts that a node's messages carry, and the node as a whole. */
function factsOfAnswer(
  { messages, facts = [] }: Answer,
  infoOf: (line: LineKey) => LineInfo | undefined,
): readonly FactId[] {
  const carried = messages
    .flatMap(({ say }) => say.map((one) => toSpoken(one)?.line))
    .flatMap((line) => (line === undefined ? [] : (infoOf(line)?.facts ?? [])));
  return [...new Set([...facts, ...carried])];
}

/** Has each answer say at its end how old what it says is. */
export function withAges(topics: readonly Topic[]): readonly Topic[] {
  const declared = new Map(topics.flatMap(({ lines }) => Object.entries(lines)));
  return topics.map((topic) => ({
    ...topic,
    nodes: Object.fromEntries(
      Object.entries(topic.nodes).map(([id, node]) => [id, withAge(node, (line) => declared.get(line))]),
    ),
  }));
}

function withAge(node: Node, infoOf: (line: LineKey) => LineInfo | undefined): Node {
  if (node.kind !== 'answer') return node;
  const ageOf = factsOfAnswer(node, infoOf);
  const last = node.messages.findLastIndex(({ only, except }) => only === undefined && except === undefined);
  if (ageOf.length === 0 || last === -1) return node;
  const messages = node.messages.map((message, index): Message =>
    index === last ? { ...message, say: [...message.say, { ageOf }] } : message,
  );
  return { ...node, messages };
}
