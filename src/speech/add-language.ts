import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { declaredLines, linesNeeded } from '../guide/lines.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { readJson, writeJson } from './json-file.ts';
import { hedges, terms } from './languages.ts';
import { readTexts, sourceLanguage, textIn } from './texts.ts';
import { knownVoices } from './voices.ts';

/** A language that is to be added. */
interface NewLanguage {
  readonly code: Language;
  /** Its name in the language itself, and in English. */
  readonly name: string;
  readonly english: string;
  readonly isWritten: boolean;
  /** The Unicode names of its scripts. */
  readonly scripts: readonly string[];
}

/**
 * Makes the files of a new language in a prompts folder, and gives their paths there. A written one begins as a draft, its lines in English,
 * to be overwritten; its voice is the known one, if there is one. Throws, and writes nothing, where the language is there or cannot be.
 */
export function addLanguage(guide: Guide, promptsFolder: string, language: NewLanguage): readonly string[] {
  const { code, name, english, isWritten, scripts } = language;
  if (!/^[a-z]{2,8}$/.test(code)) {
    throw new Error(
      `"${code}" is no code for a language: take two to eight small letters, such as vi or mam`,
    );
  }
  if (existsSync(path.join(promptsFolder, code))) throw new Error(`prompts/${code} is there already`);
  const noScript = scripts.find((script) => !isScript(script));
  if (noScript !== undefined) {
    throw new Error(
      `"${noScript}" is no script's name: take its Unicode name, such as Latin, Arabic or Ethiopic`,
    );
  }
  const spoken = `${sourceLanguage}/scripts.json`;
  const scriptsFile = path.join(promptsFolder, spoken);
  const lines = readJson(scriptsFile, `prompts/${spoken}`);
  if (typeof lines !== 'object' || lines === null || Array.isArray(lines))
    throw new Error(`prompts/${spoken}: has no lines in it`);
  const files = [
    ['language.json', toInfo({ code, name, english, isWritten, scripts })] as const,
    ...(isWritten ? toTopics(guide, promptsFolder, code) : []),
  ];
  const own = ownLinesOf(guide, language).map(({ key, text }) => [key, text] as const);
  const folder = path.join(promptsFolder, code);
  try {
    for (const [file, value] of files) writeJson(path.join(folder, file), value);
    writeJson(scriptsFile, { ...lines, ...Object.fromEntries(own.filter(([line]) => !(line in lines))) });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return [...files.map(([file]) => `${code}/${file}`), spoken];
}

/** Whether this is a script's Unicode name. */
export function isScript(script: string): boolean {
  try {
    new RegExp(`\\p{Script=${script}}`, 'u');
    return true;
  } catch {
    return false;
  }
}

function toInfo({ code, name, english, isWritten, scripts }: NewLanguage): object {
  const voices = isWritten ? knownVoices[code] : undefined;
  return {
    name,
    english,
    ...(isWritten ? { draft: true } : { written: false }),
    ...voices,
    ...(isWritten ? { scripts, hedges: asInEnglish(hedges), terms: asInEnglish(terms) } : {}),
  };
}

function toTopics(
  guide: Guide,
  promptsFolder: string,
  code: Language,
): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const source = readTexts(guide, promptsFolder, sourceLanguage);
  const [fault] = source.faults.values();
  if (fault) throw new Error(`${fault.place}: ${fault.message}`);
  const needed = linesNeeded(guide, code, [code]);
  return guide.topics.map(({ id }) => {
    const inTopic = new Set(needed.filter(({ topic }) => topic === id).map(({ line }) => line));
    const inOrder = [...source.lines.keys()].filter((line) => inTopic.has(line));
    return [`${id}.json`, Object.fromEntries(inOrder.map((line) => [line, textIn(source, line) ?? '']))];
  });
}

/** A line of which English has one for each language that callers speak, as it is for one of them. */
interface OwnLine {
  readonly line: LineKey;
  readonly key: LineKey;
  readonly text: string;
}

/** The lines that English has for a language. */
export function ownLinesOf(
  guide: Guide,
  { code, english }: Pick<NewLanguage, 'code' | 'english'>,
): readonly OwnLine[] {
  return [...declaredLines(guide)]
    .filter(([, { perLanguage }]) => perLanguage)
    .map(([line]) => ({ line, key: `${line}-${code}`, text: `I speak ${english}.` }));
}

/** Words to be replaced by how the new language says them. */
function asInEnglish(words: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(words.map((word) => [word, [word]]));
}
