import { but } from './audience.ts';
import { closeEmpty, offerOnly } from './closed.ts';
import type { Choice, Message } from './choice.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey } from './ids.ts';
import type { Node } from './node.ts';
import type { Topic } from './topic.ts';
import type { Spoken, Utterance } from './utterance.ts';
import { toSpoken } from './lines.ts';

/** In which languages a hotline's own lines are said. */
interface Saying {
  readonly languages: readonly Language[];
  readonly isSaid: (line: LineKey, language: Language) => boolean;
}

/** The languages in which a line of the hotline's own is not said yet: in some it is said in English, in the others left out. */
interface Unsaid {
  readonly languages: readonly Language[];
  readonly english: readonly Language[];
  readonly isOffered: boolean;
}

type UnsaidLines = ReadonlyMap<LineKey, Unsaid>;

/**
 * The guide as callers of each language hear it while a hotline's own lines are not yet said in all of them: the English, nothing, or no way to
 * it, as the topic says. A node of which nothing is left for callers of a language is not offered to them.
 */
export function sayTranslated(guide: Guide, saying: Saying): Guide {
  const unsaid = findUnsaid(guide, saying);
  if (unsaid.size === 0) return guide;
  const written = guide.topics.flatMap(({ nodes }) => Object.entries(nodes));
  const closed = new Map(written.map(([id, node]) => [id, closedTo(node, unsaid)]));
  closeEmpty(
    new Map(written.map(([id, node]) => [id, sayNode(guide, node, unsaid)])),
    closed,
    saying.languages,
  );
  const said = new Map(
    written.map(([id, node]) => [id, sayNode(guide, node, inEnglishTo(closed.get(id), unsaid))]),
  );
  return {
    ...guide,
    topics: guide.topics.map((topic): Topic => ({
      ...topic,
      nodes: Object.fromEntries(
        Object.keys(topic.nodes).flatMap((id) => {
          const node = said.get(id);
          return node ? [[id, offerOnly(id, node, closed)] as const] : [];
        }),
      ),
    })),
  };
}

function findUnsaid({ topics }: Guide, { languages, isSaid }: Saying): UnsaidLines {
  const lines = topics.flatMap(({ untranslated, lines }) =>
    untranslated === undefined
      ? []
      : Object.keys(lines).map((line): [LineKey, Unsaid] => {
          const missing = languages.filter((language) => !isSaid(line, language));
          return [
            line,
            {
              languages: missing,
              english: untranslated === 'english' ? missing : [],
              isOffered: untranslated !== 'not-offered',
            },
          ];
        }),
  );
  return new Map(lines.filter(([, unsaid]) => unsaid.languages.length > 0));
}

/** Somebody who is at a node that is not offered to them any more hears it in English rather than nothing. */
function inEnglishTo(languages: ReadonlySet<Language> = new Set(), unsaid: UnsaidLines): UnsaidLines {
  if (languages.size === 0) return unsaid;
  return new Map(
    [...unsaid].map(([line, one]) => [
      line,
      {
        ...one,
        english: one.languages.filter((code) => languages.has(code) || one.english.includes(code)),
      },
    ]),
  );
}

/** The languages to whose callers a node is not offered because of one of its lines. */
function closedTo(node: Node, unsaid: UnsaidLines): ReadonlySet<Language> {
  const spoken = [...utterancesOf(node)].flatMap((one) => toSpoken(one) ?? []);
  return new Set(
    spoken.flatMap(({ line }) => {
      const one = unsaid.get(line);
      return one && !one.isOffered ? one.languages : [];
    }),
  );
}

function* utterancesOf(node: Node): Generator<Utterance, void, undefined> {
  if (node.kind === 'answer' || node.kind === 'reading') for (const { say } of node.messages) yield* say;
  if (node.kind === 'menu') yield* [...(node.say ?? []), ...node.ask];
  if (node.kind === 'goodbye' || node.kind === 'handover') yield* node.say;
}

function sayNode(guide: Guide, node: Node, unsaid: UnsaidLines): Node {
  const say = (said: readonly Utterance[]): readonly Utterance[] => sayAll(guide, said, unsaid);
  const choices = (offered: readonly Choice[]): readonly Choice[] =>
    offered.map((choice) => sayChoice(choice, unsaid));
  switch (node.kind) {
    case 'menu':
      return {
        ...node,
        ...(node.say ? { say: say(node.say) } : {}),
        ask: say(node.ask),
        choices: choices(node.choices),
      };
    case 'answer':
      return {
        ...node,
        messages: node.messages.map((message) => sayMessage(message, say, unsaid)),
        choices: choices(node.choices),
      };
    case 'reading':
      return { ...node, messages: node.messages.map((message) => sayMessage(message, say, unsaid)) };
    case 'offices':
      return { ...node, say: say(node.say), choices: choices(node.choices) };
    case 'goodbye':
    case 'handover':
      return { ...node, say: say(node.say) };
    default:
      return node;
  }
}

/** A message of which nothing is left for somebody is not said to them: it would be a pause. */
function sayMessage(
  message: Message,
  say: (said: readonly Utterance[]) => readonly Utterance[],
  unsaid: UnsaidLines,
): Message {
  const spoken = message.say.flatMap((one) => toSpoken(one) ?? []);
  const gone = new Set(
    spoken
      .flatMap(({ line }) => leftOut(unsaid.get(line)))
      .filter((language) => spoken.every(({ line }) => leftOut(unsaid.get(line)).includes(language))),
  );
  return { ...message, say: say(message.say), ...but(message, [...gone]) };
}

const leftOut = (unsaid: Unsaid | undefined): readonly Language[] =>
  unsaid ? unsaid.languages.filter((language) => !unsaid.english.includes(language)) : [];

/** English once announced goes on until something else is said. */
function sayAll(guide: Guide, said: readonly Utterance[], unsaid: UnsaidLines): readonly Utterance[] {
  let english: readonly Language[] = [];
  return said.flatMap((utterance): readonly Utterance[] => {
    const spoken = toSpoken(utterance);
    const missing = spoken && unsaid.get(spoken.line);
    if (!missing) {
      if (spoken) english = [];
      return [utterance];
    }
    const own: Utterance = { ...spoken, ...but(spoken, missing.languages) };
    if (missing.english.length === 0) return [own];
    const announced = missing.english.filter((language) => !english.includes(language));
    english = missing.english;
    return [
      own,
      ...(announced.length > 0 ? [{ line: guide.common.inEnglishOnly, only: announced }] : []),
      inEnglish(spoken, missing.english),
    ];
  });
}

function inEnglish(spoken: Spoken, languages: readonly Language[]): Utterance {
  return { ...spoken, in: 'en', only: languages };
}

/** A choice whose words are not said in a language is offered in English, or not at all. */
function sayChoice(choice: Choice, unsaid: UnsaidLines): Choice {
  const words = typeof choice.for === 'string' ? [choice.for] : choice.for;
  const spoken = [...words.flatMap((one) => toSpoken(one) ?? [])];
  const away = new Set(spoken.flatMap(({ line }) => leftOut(unsaid.get(line))));
  const isOwn = spoken.some(({ line }) => unsaid.has(line));
  if (!isOwn && !(choice.simply !== undefined && unsaid.has(choice.simply))) return choice;
  const { simply, ...rest } = choice;
  return {
    ...rest,
    // Shorter words have no audience of their own.
    ...(simply !== undefined && !unsaid.has(simply) ? { simply } : {}),
    for: words.flatMap((utterance): readonly Utterance[] => {
      const one = toSpoken(utterance);
      const missing = one && unsaid.get(one.line);
      if (!missing) return [utterance];
      const own: Utterance = { ...one, ...but(one, missing.languages) };
      return missing.english.length > 0 ? [own, inEnglish(one, missing.english)] : [own];
    }),
    ...but(choice, [...away]),
  };
}
