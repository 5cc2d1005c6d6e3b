import path from 'node:path';
import * as z from 'zod';
import type { Language } from '../guide/ids.ts';
import { TextFileError } from '../text-file.ts';
import { readJson } from './json-file.ts';
import { sourceLanguage } from './texts.ts';

const text = z.string().trim().min(1);

const schema = z.strictObject({
  /** Goes up whenever the wording comes to mean something else: whoever agreed to an earlier one is asked anew. */
  number: z.int().positive(),
  /** False of a translation that nobody who speaks the language has compared with the English. */
  reviewed: z.boolean().default(true),
  title: text,
  use: text,
  heard: text,
  licence: text,
  withdraw: text,
  agree: text,
});

/** What somebody agrees to who lends their voice, as prompts/consent/<code>.json has it, and the language in which it says so. */
export interface ConsentWording extends z.infer<typeof schema> {
  readonly language: Language;
}

/** Reads the wording of a language; the English one where it has none, or an earlier one. Throws a TextFileError for a file that is none. */
export function readConsent(promptsFolder: string, language: Language): ConsentWording {
  const english = readOne(promptsFolder, sourceLanguage);
  if (!english) throw new TextFileError(placeOf(sourceLanguage), undefined, 'is missing');
  const own = readOne(promptsFolder, language);
  return own?.number === english.number ? own : english;
}

function readOne(promptsFolder: string, language: Language): ConsentWording | undefined {
  const value = readJson(path.join(promptsFolder, 'consent', `${language}.json`), placeOf(language));
  if (value === undefined) return undefined;
  const { data, error } = schema.safeParse(value);
  if (!data) throw new TextFileError(placeOf(language), undefined, z.prettifyError(error));
  return { ...data, language };
}

const placeOf = (language: Language): string => `prompts/consent/${language}.json`;
