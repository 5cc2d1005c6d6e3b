import { isFor } from '../../guide/audience.ts';
import type { Fact, FactId } from '../../guide/facts.ts';
import type { Guide } from '../../guide/guide.ts';
import type { Key, Language, LineKey, NodeId } from '../../guide/ids.ts';
import type { Utterance } from '../../guide/utterance.ts';
import { commonMessage, declaredLines, toSpoken } from '../../guide/lines.ts';
import { pathsFrom } from '../../guide/paths.ts';
import { choicesOf, shapeOf, stopsOf } from '../../guide/shape.ts';
import { officeLines } from '../../guide/tell-office.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import { markOf, type Marked } from '../languages.ts';
import { soundOf } from '../sound.ts';

/** A line as it is read and heard on a page. */
export interface ShownLine extends Marked {
  readonly line: LineKey;
  /** The language that it is a line of. */
  readonly language: Language;
  readonly text: string;
  readonly english: string | undefined;
  readonly facts: readonly (Fact & { readonly id: FactId })[];
  readonly sound: string | undefined;
  /** What a browser's own voice is looked up by. */
  readonly spoken: string;
}

/** A key of a node: what is said of it, and where it leads. */
export interface ShownChoice {
  readonly key: Key;
  readonly words: readonly ShownLine[];
  readonly to: NodeId;
}

/** A node as the map's page tells of it. */
export interface ShownNode {
  readonly id: NodeId;
  readonly messages: readonly (readonly ShownLine[])[];
  readonly choices: readonly ShownChoice[];
  /** The fewest keys from the main menu; undefined for a node that silence or a rule leads to. */
  readonly keys: readonly Key[] | undefined;
}

/** What is said at a node in a language; undefined for a node that there is not. `hasEngine`: this machine speaks what is not recorded. */
export function showNode(
  guide: Guide,
  all: readonly Surveyed[],
  language: Language,
  id: NodeId,
  hasEngine: boolean,
): ShownNode | undefined {
  const node = shapeOf(guide).nodes.get(id);
  if (!node) return undefined;
  const show = (say: readonly Utterance[]): readonly ShownLine[] =>
    say.flatMap((utterance) => showLine({ guide, all, language, hasEngine }, utterance));
  const said = node.kind === 'goodbye' ? [node.say] : [];
  const menu = node.kind === 'menu' ? [[...(node.say ?? []), ...node.ask]] : [];
  const languages =
    node.kind === 'languages' ? [[guide.common.languageName, guide.common.moreLanguages]] : [];
  const zip = node.kind === 'zip' || node.kind === 'phone' ? [node.ask, node.again] : [];
  const office = node.kind === 'offices' ? [officeLines(node)] : [];
  const messages = stopsOf(node).flatMap((stop) =>
    stop.kind === 'message' && isFor(stop.message, language) ? [stop.message.say] : [],
  );
  return {
    id,
    messages: [...messages, ...said, ...menu, ...languages, ...zip, ...office]
      .map(show)
      .filter((lines) => lines.length > 0),
    choices: choicesOf(node).map((choice) => ({
      key: choice.key,
      words: show([
        ...(typeof choice.for === 'string' ? [choice.for] : choice.for),
        guide.common.press[choice.key],
      ]),
      to: choice.to,
    })),
    keys: pathsFrom(guide).get(id),
  };
}

interface Hearing {
  readonly guide: Guide;
  readonly all: readonly Surveyed[];
  /** The caller's. */
  readonly language: Language;
  readonly hasEngine: boolean;
}

function showLine(
  { guide, all, language: caller, hasEngine }: Hearing,
  utterance: Utterance,
): readonly ShownLine[] {
  const spoken = toSpoken(utterance);
  if (!spoken || !isFor(spoken, caller)) return [];
  const one = all.find(({ info }) => info.code === (spoken.in ?? caller));
  if (!one) return [];
  const line = spoken.own ? `${spoken.line}-${caller}` : spoken.line;
  const text = textIn(one.texts, line);
  if (text === undefined) return [];
  const carried = declaredLines(guide).get(spoken.line)?.facts ?? [];
  return [
    {
      line,
      language: one.info.code,
      text,
      ...markOf(one),
      english: one.info.code === sourceLanguage ? undefined : textIn(one.source, line),
      facts: carried.flatMap((id) => {
        const fact = guide.facts[id];
        return fact ? [{ id, ...fact }] : [];
      }),
      sound: soundOf(one, line, text, hasEngine),
      spoken: one.info.voice?.language ?? one.info.code,
    },
  ];
}

/** The nodes at which a word is said, in this language or in English, or that are called so. */
export function findWord(
  guide: Guide,
  all: readonly Surveyed[],
  language: Language,
  word: string,
): readonly NodeId[] {
  const wanted = word.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const common = new Set(commonMessage(guide).say.map((one) => toSpoken(one)?.line));
  return [...shapeOf(guide).nodes.keys()].filter((id) => {
    const shown = showNode(guide, all, language, id, false);
    const lines = [
      ...(shown?.messages.flat() ?? []),
      ...(shown?.choices.flatMap(({ words }) => words) ?? []),
    ];
    return (
      id.replaceAll('-', ' ').includes(wanted) ||
      lines
        .filter(({ line }) => !common.has(line))
        .some(({ text, english = '' }) =>
          [text, english].some((words) => words.toLocaleLowerCase().includes(wanted)),
        )
    );
  });
}
