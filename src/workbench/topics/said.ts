import type { LineKey, NodeId } from '../../guide/ids.ts';
import { targetOf, writtenOut } from '../../topics/choices.ts';
import { ownerOf } from '../../topics/edit-choices.ts';
import type { MessageDocument, NodeDocument } from '../../topics/node-document.ts';
import { offeredAt, type Offered } from '../../topics/offered.ts';
import { topicOf } from '../../topics/own-topics.ts';
import { linesIn } from '../../topics/said-lines.ts';
import type { TopicsLook } from './look.ts';

/** A sentence of the guide or of the hotline's own. */
export interface ShownSentence {
  readonly line: LineKey;
  readonly words: string;
  /** Where it comes from; undefined for one of the guide. */
  readonly source: string | undefined;
  /** The facts of the guide that it says. */
  readonly facts: readonly string[];
}

/** What is said in one go at a node. */
export interface ShownMessage {
  readonly sentences: readonly ShownSentence[];
  /** By what it is moved and removed: its topic, and its number there; undefined for one of the guide. */
  readonly place: { readonly topic: string; readonly index: number; readonly isLast: boolean } | undefined;
}

/** What a node says, the guide's first. */
export function messagesAt(look: TopicsLook, node: NodeId): readonly ShownMessage[] {
  const { topics, nodes } = look;
  const owner = topicOf(topics, 'nodes', node);
  const own = owner === undefined ? undefined : topics.get(owner)?.document.nodes?.[node];
  if (owner !== undefined && own) {
    if (own.kind === 'menu')
      return [
        ...fixed(look, own.say ?? []),
        ...changeable(
          look,
          owner,
          (own.ask ?? []).map((one) => [one]),
        ),
      ];
    return own.kind === 'answer' || own.kind === 'reading'
      ? changeable(look, owner, own.messages)
      : fixed(look, own);
  }
  const there = nodes.get(node) ?? look.shippedNodes.get(node);
  if (!there) return [];
  const joined = [...topics].flatMap(([topic, { document }]) =>
    changeable(look, topic, document.joins?.[node]?.messages ?? []),
  );
  if (!('messages' in there)) return fixed(look, withoutChoices(there));
  const shipped = there.messages.slice(0, there.messages.length - joined.length);
  return [...shipped.flatMap((message) => fixed(look, message)), ...joined];
}

/** The sentences of the hotline's own at a node. */
export function ownSentencesAt(look: TopicsLook, node: NodeId): readonly ShownSentence[] {
  return messagesAt(look, node)
    .flatMap(({ sentences }) => sentences)
    .filter(({ source }) => source !== undefined);
}

function withoutChoices(node: NodeDocument): object {
  return { ...node, choices: [] };
}

function fixed(look: TopicsLook, said: unknown): readonly ShownMessage[] {
  const sentences = sentencesIn(look, said);
  return sentences.length === 0 ? [] : [{ sentences, place: undefined }];
}

function changeable(
  look: TopicsLook,
  topic: string,
  messages: readonly MessageDocument[],
): readonly ShownMessage[] {
  return messages.map((message, index) => ({
    sentences: sentencesIn(look, message),
    place: { topic, index, isLast: index === messages.length - 1 },
  }));
}

function sentencesIn({ base, topics, english }: TopicsLook, said: unknown): readonly ShownSentence[] {
  return [...new Set(linesIn(said, base.parts))].map((line) => {
    const owner = topicOf(topics, 'lines', line);
    const { source, facts = [] } = topics.get(owner ?? '')?.document.lines?.[line] ?? {};
    return { line, words: english(line), source, facts };
  });
}

/** A way on from a node as it is shown. */
export interface ShownChoice extends Offered {
  readonly words: string;
  /** Whether the hotline has added it here. */
  readonly isOwn: boolean;
}

/** What a node offers, in order. */
export function choicesAt(
  { base, topics, nodes, english }: TopicsLook,
  node: NodeId,
): readonly ShownChoice[] {
  const there = nodes.get(node);
  const choices = there && 'choices' in there ? (there.choices ?? []) : [];
  const offered = offeredAt(base, topics, node);
  return choices.flatMap((choice, index): readonly ShownChoice[] => {
    const one = offered[index];
    if (!one) return [];
    const lines = linesIn(writtenOut(choice, base.parts).for, base.parts);
    return [
      {
        ...one,
        words: lines.map(english).join(' '),
        isOwn: ownerOf(base, topics, node, targetOf(choice, base.parts)) !== undefined,
      },
    ];
  });
}

/** Whether callers choose at a node, so that one more way on can be added. */
export function takesChoices({ topics, nodes }: TopicsLook, node: NodeId): boolean {
  const there = nodes.get(node);
  if (there?.kind !== 'menu' && there?.kind !== 'answer') return false;
  const isOwn = topicOf(topics, 'nodes', node) !== undefined;
  return isOwn || there.silence === undefined || there.silence === 'ask';
}

/** Whether a sentence can be added to what a node says. */
export function takesSentences({ topics, nodes }: TopicsLook, node: NodeId): boolean {
  const kind = nodes.get(node)?.kind;
  if (kind === 'answer' || kind === 'reading') return true;
  return kind === 'menu' && topicOf(topics, 'nodes', node) !== undefined;
}
