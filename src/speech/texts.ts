import path from 'node:path';
import type { Guide, Language, LineKey } from '../guide/flow.ts';
import { declaredLines, linesNeeded, type NeededLine } from '../guide/lines.ts';
import { readJson } from './json-file.ts';

/** The language that every other is translated from. */
export const sourceLanguage: Language = 'en';

/** A value as it stands in a language's file, a text or not. */
export interface Written {
  readonly topic: string;
  readonly value: unknown;
}

/** What stands in the files of a language, in their order, complete or not. */
export interface Texts {
  readonly lines: ReadonlyMap<LineKey, Written>;
  /** Files that cannot be read, each with the reason. */
  readonly faults: readonly string[];
}

/** Reads the files of a language as they are, for whoever checks, compares or edits them. */
export function readTexts(guide: Guide, promptsFolder: string, language: Language): Texts {
  const faults: string[] = [];
  const lines = new Map<LineKey, Written>();
  for (const { id: topic } of guide.topics) {
    const place = `prompts/${language}/${topic}.json`;
    try {
      const value = readJson(path.join(promptsFolder, language, `${topic}.json`));
      if (typeof value !== 'object' || value === null) faults.push(`${place}: is missing`);
      else for (const [line, text] of Object.entries(value)) lines.set(line, { topic, value: text });
    } catch (error) {
      faults.push(`${place}: cannot be read: ${(error as Error).message}`);
    }
  }
  return { lines, faults };
}

/** A line's text; undefined where there is none worth the name. */
export function textIn({ lines }: Texts, line: LineKey): string | undefined {
  const value = lines.get(line)?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The lines that a language's files must have: what its callers hear; in English every line, for whoever translates. */
export function linesToWrite(
  guide: Guide,
  language: Language,
  callers: readonly Language[],
): readonly NeededLine[] {
  const spoken = linesNeeded(guide, language, callers);
  if (language !== sourceLanguage) return spoken;
  const isSpoken = new Set(spoken.map(({ line }) => line));
  const declared = [...declaredLines(guide)].filter(
    ([line, { perLanguage }]) => !perLanguage && !isSpoken.has(line),
  );
  return [...spoken, ...declared.map(([line, { topic }]) => ({ line, topic, slow: false }))];
}
