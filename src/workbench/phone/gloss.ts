import type { Language, LineKey } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';

/** A line that has been found in what is said. */
interface FoundLine {
  readonly line: LineKey;
  readonly text: string;
  /** The same in English; undefined for what is English itself. */
  readonly english: string | undefined;
}

/** The lines that a stretch of speech is made of, in a language as a voice names it; undefined where they are not known. */
export type Gloss = (
  spoken: string,
  text: string,
) => { readonly language: Language; readonly lines: readonly FoundLine[] } | undefined;

/** Finds the lines that a stretch is made of by its words. `values` fill the placeholders. */
export function createGloss(all: readonly Surveyed[], values: Readonly<Record<string, string>>): Gloss {
  const known = new Map<string, ReadonlyMap<string, FoundLine>>();
  return (spoken, text) => {
    const one = all.find(({ info }) => info.voice?.language === spoken);
    if (!one) return undefined;
    const there = known.get(spoken) ?? linesOf(one, values);
    known.set(spoken, there);
    const lines = readLines(text.trim(), there);
    return lines && { language: one.info.code, lines };
  };
}

function linesOf(one: Surveyed, values: Readonly<Record<string, string>>): ReadonlyMap<string, FoundLine> {
  const isSource = one.info.code === sourceLanguage;
  const found = [...one.texts.lines.keys()].flatMap((line): readonly FoundLine[] => {
    const own = textIn(one.texts, line);
    const english = textIn(one.source, line);
    if (own === undefined || english === undefined) return [];
    return [{ line, text: fill(own, values), english: isSource ? undefined : fill(english, values) }];
  });
  return new Map(found.map((line) => [line.text, line]));
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole).trim();
}

function readLines(text: string, lines: ReadonlyMap<string, FoundLine>): readonly FoundLine[] | undefined {
  if (text === '') return [];
  const candidates = [...lines.values()]
    .filter((one) => one.text !== '' && text.startsWith(one.text))
    .toSorted((a, b) => b.text.length - a.text.length);
  for (const one of candidates) {
    const rest = readLines(text.slice(one.text.length).trim(), lines);
    if (rest) return [one, ...rest];
  }
  return undefined;
}
