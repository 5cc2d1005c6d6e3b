import { isFor } from './audience.ts';
import type { Message } from './choice.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey } from './ids.ts';
import type { Node } from './node.ts';
import type { LineInfo } from './topic.ts';
import type { Spoken, Utterance } from './utterance.ts';
import { isSilent, stopsOf } from './shape.ts';
import { officeLines } from './tell-office.ts';

/** An utterance as a whole object, whichever way the data write it; undefined for a pause or a sound. */
export function toSpoken(utterance: Utterance): Spoken | undefined {
  if (typeof utterance === 'string') return { line: utterance };
  return 'line' in utterance ? utterance : undefined;
}

/** The messages a node says, its question and choices among them, whoever hears them. */
export function messagesOf(node: Node): readonly Message[] {
  if (node.kind === 'languages' || isSilent(node)) return [];
  if (node.kind === 'zip' || node.kind === 'phone') return [{ say: node.ask }, { say: node.again }];
  if (node.kind === 'goodbye') return [{ say: node.say }];
  if (node.kind === 'handover') return [{ say: node.say }, ...(node.waiting ? [{ say: node.waiting }] : [])];
  const messages = stopsOf(node).flatMap((stop) => (stop.kind === 'message' ? [stop.message] : []));
  if (node.kind === 'reading') return messages;
  const choices = node.choices.flatMap((choice) => [
    ...(typeof choice.for === 'string' ? [choice.for] : choice.for),
    ...(typeof choice.simply === 'string' ? [choice.simply] : []),
  ]);
  const question = node.kind === 'menu' ? [...(node.say ?? []), ...node.ask] : [];
  const office = node.kind === 'offices' ? officeLines(node) : [];
  return [...messages, { say: [...question, ...office, ...choices] }];
}

/** What the rules of every call say, as one message. */
export function commonMessage({ common }: Pick<Guide, 'common'>): Message {
  const { press, languageName, moreLanguages, zeroThen, follows, whoSpeaks } = common;
  const { wrongKey, takeYourTime, sorry, justChanged, keysAnyTime, keys, keysBriefly } = common;
  return {
    say: [
      languageName,
      moreLanguages,
      zeroThen,
      follows,
      whoSpeaks,
      ...Object.values(press),
      wrongKey,
      takeYourTime,
      sorry,
      justChanged,
      keysAnyTime,
      ...keys,
      ...keysBriefly,
    ],
  };
}

/** Every line the guide declares, with what it carries and the topic (the prompts' file) it stands in. */
export function declaredLines(guide: Guide): Declared {
  const known =
    declared.get(guide) ??
    new Map(
      guide.topics.flatMap(({ id, lines }) =>
        Object.entries(lines).map(([line, info]) => [line, { ...info, topic: id }] as const),
      ),
    );
  declared.set(guide, known);
  return known;
}

type Declared = ReadonlyMap<LineKey, LineInfo & { readonly topic: string }>;

// Asked for each language, of the same guide.
const declared = new WeakMap<Guide, Declared>();
const said = new WeakMap<Guide, readonly SaidMessage[]>();

/** Whom a message is for, and the lines that it says. */
interface SaidMessage {
  readonly message: Message;
  readonly spoken: readonly Spoken[];
}

/** All that a guide says, whoever hears it. */
function allMessages(guide: Guide): readonly SaidMessage[] {
  const known =
    said.get(guide) ??
    [
      commonMessage(guide),
      ...guide.topics.flatMap(({ nodes }) => Object.values(nodes).flatMap(messagesOf)),
    ].map((message) => ({ message, spoken: message.say.flatMap((one) => toSpoken(one) ?? []) }));
  said.set(guide, known);
  return known;
}

/** A line that one language must have, and the topic that it stands in. */
export interface NeededLine {
  readonly line: LineKey;
  readonly topic: string;
  /** Whether it is said slowly; a line is so wherever it is said, or nowhere. */
  readonly slow: boolean;
}

/** The lines that must exist in a language, for callers of any of `callers`, in calling order. */
export function linesNeeded(
  guide: Guide,
  language: Language,
  callers: readonly Language[],
): readonly NeededLine[] {
  const lines = declaredLines(guide);
  const needed = new Map<LineKey, NeededLine>();
  const add = (line: LineKey, declaredAs: LineKey, slow = false): void => {
    needed.set(line, { line, topic: lines.get(declaredAs)?.topic ?? 'undeclared', slow });
  };
  for (const { message, spoken } of allMessages(guide)) {
    for (const caller of callers) {
      if (!isFor(message, caller)) continue;
      for (const one of spoken) {
        if ((one.in ?? caller) !== language || !isFor(one, caller)) continue;
        add(one.own ? `${one.line}-${caller}` : one.line, one.line, one.slow);
      }
    }
  }
  if (callers.includes(language)) {
    for (const [line, info] of lines) if (info.spare) add(line, line);
  }
  return [...needed.values()];
}
