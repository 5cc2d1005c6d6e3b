import { sourceLanguage, textIn } from '../../speech/texts.ts';
import type { Surveyed } from '../../speech/survey.ts';

/** What a stretch of speech says in English; undefined where that is not known. */
export type Gloss = (spoken: string, text: string) => string | undefined;

/** Finds the lines that a stretch is made of by its words, and gives their English. `values` fill the placeholders. */
export function createGloss(all: readonly Surveyed[], values: Readonly<Record<string, string>>): Gloss {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (spoken, text) => {
    const one = all.find(({ info }) => info.voice?.language === spoken);
    if (!one || one.info.code === sourceLanguage) return undefined;
    const lines = known.get(spoken) ?? linesOf(one, values);
    known.set(spoken, lines);
    return readLines(text.trim(), lines);
  };
}

function linesOf(one: Surveyed, values: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    [...one.texts.lines.keys()].flatMap((line): readonly [string, string][] => {
      const own = textIn(one.texts, line);
      const english = textIn(one.source, line);
      if (own === undefined || english === undefined) return [];
      return [[fill(own, values), fill(english, values)]];
    }),
  );
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole).trim();
}

function readLines(text: string, lines: ReadonlyMap<string, string>): string | undefined {
  if (text === '') return '';
  const candidates = [...lines.keys()]
    .filter((line) => text.startsWith(line))
    .toSorted((a, b) => b.length - a.length);
  for (const line of candidates) {
    const rest = readLines(text.slice(line.length).trim(), lines);
    if (rest !== undefined) return `${lines.get(line) ?? ''} ${rest}`.trim();
  }
  return undefined;
}
