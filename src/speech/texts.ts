import path from 'node:path';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { declaredLines, linesNeeded, type NeededLine } from '../guide/lines.ts';
import { lineCommand } from '../line-command.ts';
import { TextFileError } from '../text-file.ts';
import { readJson } from './json-file.ts';
import { createGuideMemo } from './memo.ts';

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
  /** Topics whose files cannot be read: each with its place, what is wrong and the remedy. */
  readonly faults: ReadonlyMap<string, { readonly place: string; readonly message: string }>;
}

/** Reads the files of a language as they are, for whoever checks, compares or edits them. */
export function readTexts(guide: Guide, promptsFolder: string, language: Language): Texts {
  const faults = new Map<string, { readonly place: string; readonly message: string }>();
  const lines = new Map<LineKey, Written>();
  for (const { id: topic } of guide.topics) {
    const place = `prompts/${language}/${topic}.json`;
    try {
      const value = readJson(path.join(promptsFolder, language, `${topic}.json`), place);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const why = value === undefined ? 'is missing' : 'has no lines in it';
        faults.set(topic, {
          place,
          message: `${why}: mend it, or make it with "${lineCommand} languages add"`,
        });
      } else for (const [line, text] of Object.entries(value)) lines.set(line, { topic, value: text });
    } catch (error) {
      if (!(error instanceof TextFileError)) throw error;
      faults.set(topic, { place: error.place, message: error.why });
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
  return written(guide, [language, ...callers].join(' '), () => {
    const spoken = linesNeeded(guide, language, callers);
    if (language !== sourceLanguage) return spoken;
    const isSpoken = new Set(spoken.map(({ line }) => line));
    const declared = [...declaredLines(guide)].filter(
      ([line, { perLanguage }]) => !perLanguage && !isSpoken.has(line),
    );
    return [...spoken, ...declared.map(([line, { topic }]) => ({ line, topic, slow: false }))];
  });
}

const written = createGuideMemo<readonly NeededLine[]>();

/** Where a line is edited. */
export interface LinePlace {
  readonly language: Language;
  readonly line: LineKey;
}
