import type { Guide } from '../../guide/guide.ts';
import type { Language, LineKey } from '../../guide/ids.ts';
import type { Values } from '../../reason.ts';
import type { Surveyed } from '../survey.ts';
import { createGuideMemo } from '../memo.ts';
import { linesToWrite, sourceLanguage, textIn, type LinePlace, type Written } from '../texts.ts';

/** The words of every language, as the rules see them. */
export interface Words {
  readonly guide: Guide;
  readonly languages: readonly Surveyed[];
  /** Seconds that a voice takes for a text, 1 being its own pace. */
  readonly seconds: (text: string, rate?: number) => number;
  /** The languages that are offered only if they are reviewed: what is out of date in them is an error. */
  readonly strict: ReadonlySet<Language>;
  /** The line whose words are judged, where they are one's alone: what does not depend on them need not be looked at. */
  readonly at?: LinePlace;
}

/** What is wrong, and the remedy; the code and the values are those by which pages say it in their own words. */
interface Fault {
  readonly message: string;
  readonly code?: string;
  readonly values?: Values;
}

/** What a rule found, and where. A notice is only told. */
export interface Finding extends Fault {
  readonly place: string;
  /** The line that it is about, where it is about one. */
  readonly at?: LinePlace;
  readonly severity: 'error' | 'notice';
}

/** One thing that must hold of the words. */
export interface Rule {
  /** Its name: its file's, and its broken fixture's. */
  readonly id: string;
  readonly says: string;
  readonly check: (words: Words) => readonly Finding[];
}

/** One line as it stands in a language, beside the English. */
interface Line {
  readonly line: LineKey;
  readonly topic: string;
  readonly language: Surveyed;
  readonly text: string;
  readonly english: string;
}

/** Where a line stands, as findings name it. */
export function placeOf(language: Language, topic: string, line: LineKey): string {
  return `prompts/${language}/${topic}.json: "${line}"`;
}

/** Whether a line of a language is judged. */
export function isJudged({ at }: Words, { info }: Surveyed, line: LineKey): boolean {
  return !at || (at.language === info.code && at.line === line);
}

/** What stands in a language's files, as far as it is judged. */
export function writtenIn(
  { at }: Words,
  { info, texts }: Surveyed,
): readonly (readonly [LineKey, Written])[] {
  if (!at) return [...texts.lines];
  const written = at.language === info.code ? texts.lines.get(at.line) : undefined;
  return written ? [[at.line, written]] : [];
}

/** Every text that is judged, of every language that is written. */
function linesOf(words: Words): readonly Line[] {
  return words.languages
    .filter(({ info }) => info.isWritten)
    .flatMap((language) =>
      writtenIn(words, language).flatMap(([line, { topic }]): readonly Line[] => {
        const text = textIn(language.texts, line);
        if (text === undefined) return [];
        return [{ line, topic, language, text, english: textIn(language.source, line) ?? '' }];
      }),
    );
}

/** Finds an error in each line for which `fault` tells one. */
export function findInLines(words: Words, fault: (line: Line) => Fault | undefined): readonly Finding[] {
  return linesOf(words).flatMap((line): readonly Finding[] => {
    const found = fault(line);
    if (!found) return [];
    const at = { language: line.language.info.code, line: line.line };
    return [{ ...found, place: placeOf(at.language, line.topic, at.line), at, severity: 'error' }];
  });
}

/** Whether a language is a translation of the English. */
export function isTranslation({ info }: Surveyed): boolean {
  return info.isWritten && info.code !== sourceLanguage;
}

/** Whether a text has one of the ways in which its language says something. */
export function saysOneOf(text: string, ways: readonly string[]): boolean {
  return ways.some((way) => text.toLowerCase().includes(way.toLowerCase()));
}

/** The lines that a language's files must have, by line, with the topic of each. */
export function neededIn(words: Words, { info }: Surveyed): ReadonlyMap<LineKey, string> {
  const callers = words.languages.map((one) => one.info.code);
  return needed(
    words.guide,
    [info.code, ...callers].join(' '),
    () => new Map(linesToWrite(words.guide, info.code, callers).map(({ line, topic }) => [line, topic])),
  );
}

const needed = createGuideMemo<ReadonlyMap<LineKey, string>>();

/** The lines that are only ever said in English, whoever calls. */
export function englishLines(words: Words): ReadonlySet<LineKey> {
  const [english] = words.languages.filter(({ info }) => info.code === sourceLanguage);
  const all = english ? [...neededIn(words, english).keys()] : [];
  const translated = new Set(
    words.languages.filter(isTranslation).flatMap((one) => [...neededIn(words, one).keys()]),
  );
  return new Set(all.filter((line) => !translated.has(line)));
}
