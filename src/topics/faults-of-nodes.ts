import { isFor } from '../guide/audience.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import { toSpoken } from '../guide/lines.ts';
import { choicesOf, shapeOf } from '../guide/shape.ts';
import type { Reason, Values } from '../reason.ts';
import type { OwnTopics } from './own-document.ts';
import { houseTopic, refuse, titleOf, topicOf } from './own-topics.ts';

/** Something wrong with a hotline's topics, and its place. */
export interface TopicFault extends Omit<Reason, 'at' | 'languages'> {
  readonly at: { readonly topic: string; readonly node: NodeId; readonly line?: LineKey };
}

/** A fault; `text` says it in English. */
export function fault(code: string, text: string, at: TopicFault['at'], values: Values = {}): TopicFault {
  return { ...refuse(code, text, values), at };
}

/** Nodes that say nothing to somebody, and messages that name a key which means something else. */
export function faultsOfNodes(shipped: Guide, guide: Guide, topics: OwnTopics): readonly TopicFault[] {
  const before = shapeOf(shipped).nodes;
  return [...shapeOf(guide).nodes].flatMap(([id, node]): readonly TopicFault[] => {
    const old = before.get(id);
    const at = { topic: topicOf(topics, 'nodes', id) ?? houseTopic, node: id };
    const values = { node: titleOf(topics, id) };
    const isSilent = isSilentFor(node) && !(old && isSilentFor(old));
    const known = new Set(old ? wrongKeys(guide, old) : []);
    const wrong = wrongKeys(guide, node).filter((key) => !known.has(key));
    return [
      ...(isSilent
        ? [
            fault(
              'saysNothing',
              `“${values.node}” says nothing. Write a sentence for it, or remove it.`,
              at,
              values,
            ),
          ]
        : []),
      ...wrong.map((key) =>
        fault(
          'otherKey',
          `A message of “${values.node}” says “press ${key}”, but that key means something else there now. Give the choice its key ${key} again, or hide “${values.node}”.`,
          at,
          { ...values, key },
        ),
      ),
    ];
  });
}

/** Whether callers of some language hear nothing at all. */
function isSilentFor(node: Node): boolean {
  if (node.kind === 'menu') return node.choices.length === 0 && node.ask.length === 0;
  if (node.kind !== 'answer' && node.kind !== 'reading') return false;
  const { messages } = node;
  const rules = messages.flatMap((message) => [message, ...message.say.map(toSpoken)]);
  const named = rules.flatMap((rule) => [rule?.only ?? [], rule?.except ?? []].flat());
  return [...new Set([...named, 'any other language'])].some(
    (caller: Language) =>
      !messages.some(
        (message) =>
          isFor(message, caller) &&
          message.say.some((one) => {
            const spoken = toSpoken(one);
            return spoken ? isFor(spoken, caller) : typeof one === 'object' && !('pause' in one);
          }),
      ),
  );
}

/** The keys that a node's messages name for a choice that it does not offer under them. */
function wrongKeys({ common }: Guide, node: Node): readonly string[] {
  if (node.kind !== 'answer' || node.silence !== 'ask') return [];
  const keyOf = new Map<LineKey, string>(Object.entries(common.press).map(([key, line]) => [line, key]));
  const offered = choicesOf(node).map(({ key, for: words }) => ({
    key,
    lines: typeof words === 'string' ? [words] : words.map((one) => toSpoken(one)?.line),
  }));
  return node.messages.flatMap(({ say }) => {
    const lines = say.flatMap((one) => toSpoken(one)?.line ?? []);
    return lines.flatMap((line, index) => {
      const key = keyOf.get(line);
      const words = lines[index - 1];
      if (key === undefined || words === undefined) return [];
      return offered.some((one) => one.key === key && one.lines.includes(words)) ? [] : [key];
    });
  });
}
