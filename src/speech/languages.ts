import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Language } from '../guide/ids.ts';
import { TextFileError } from '../text-file.ts';
import { readJson } from './json-file.ts';
import { SpeechError } from './speech-error.ts';
import { isCompanion } from './companions.ts';
import { isKnownVoice, type Voice } from './voices.ts';

const voiceSchema = z.strictObject({ language: z.string(), voice: z.string() }).refine(isKnownVoice, {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no pair that Twilio speaks: take one of src/speech/voices.ts`,
});

/** Words of the English that limit what it promises; no translation may lose one. */
export const hedges = ['generally', 'usually', 'could', 'can', 'may', 'should', 'try'] as const;

/** A word of the English that limits what it promises. */
export type Hedge = (typeof hedges)[number];

/** English terms that mean one thing in every line, and that callers must come to know. */
export const terms = [
  'receipt notice',
  'appointment notice',
  'Contact Center',
  'individual hearing',
  'work permit',
  'legal helper',
  'government attorney',
  'A Number',
] as const;

/** A term of the English that each language says in one way. */
export type Term = (typeof terms)[number];

const languageSchema = z.strictObject({
  name: z.string().min(1),
  english: z.string().min(1),
  voice: voiceSchema.optional(),
  spareVoice: voiceSchema.optional(),
  /** Still being written: offered to nobody, and its faults are only told. */
  draft: z.boolean().default(false),
  /** A language that nobody writes has this false, recordings, and no other file. */
  written: z.boolean().default(true),
  /** The ways this language says each hedge: a translated line keeps one of them. */
  hedges: z.partialRecord(z.enum(hedges), z.array(z.string().min(1)).min(1)).optional(),
  /** The ways this language says each term, as beginnings or parts of words. */
  terms: z.partialRecord(z.enum(terms), z.array(z.string().min(1)).min(1)).optional(),
  /** The scripts that its words are written in, by their Unicode names. */
  scripts: z.array(z.string()).min(1).default(['Latin']),
  /** Words that may stand in Latin letters in another script. */
  latin: z.array(z.string()).default([]),
});

/** What prompts/<code>/language.json says of a language. */
export interface LanguageInfo {
  readonly code: Language;
  /** Its name in the language itself. */
  readonly name: string;
  /** Its name in English. */
  readonly english: string;
  /** Undefined where the phone company has no voice for it. */
  readonly voice: Voice | undefined;
  readonly spareVoice: Voice | undefined;
  /** Whether it is still being written: then it is offered to nobody. */
  readonly isDraft: boolean;
  /** False for a language that nobody writes: it is recorded from the English. */
  readonly isWritten: boolean;
  /** Its words for each hedge of the English. */
  readonly hedges: Readonly<Partial<Record<Hedge, readonly string[]>>>;
  /** How it says each term of the English. */
  readonly terms: Readonly<Partial<Record<Term, readonly string[]>>>;
  /** The scripts of its words, by their Unicode names. */
  readonly scripts: readonly string[];
  /** Words that may stand in Latin letters although its script is another. */
  readonly latin: readonly string[];
}

/** The folders beside the languages: what speakers agree to, the facts, and who gives legal help. */
const otherFolders = new Set(['consent', 'facts', 'guide', 'legal-help', 'topics']);

/** Whether a code is a folder's beside the languages, and so no language's. */
export function isOtherFolder(code: string): boolean {
  return otherFolders.has(code);
}

/** The language menu's order where the hotline sets none: by how many people call for each. */
const usualOrder = ['es', 'en', 'pt', 'ht', 'zh', 'pa', 'ru', 'ar', 'fr', 'tr', 'hi', 'gu', 'bn', 'uk', 'fa'];

/**
 * Reads every language of a prompts folder, in the usual order of the language menu.
 * Throws a SpeechError that names each file at fault and what is wrong with it.
 */
export function readLanguages(promptsFolder: string): readonly LanguageInfo[] {
  const faults: string[] = [];
  const codes = readdirSync(promptsFolder, { withFileTypes: true })
    .filter(({ name }) => !otherFolders.has(name) && !isCompanion(name))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const languages = codes.flatMap((code): readonly LanguageInfo[] => {
    const file = path.join(promptsFolder, code, 'language.json');
    const place = `prompts/${code}/language.json`;
    try {
      const value = readJson(file, place);
      if (value === undefined) throw new TextFileError(place, undefined, 'is missing');
      const read = languageSchema.parse(value);
      const { written, draft, hedges: words = {}, terms: names = {}, voice, spareVoice, ...rest } = read;
      const isDraft = draft;
      return [{ code, voice, spareVoice, isWritten: written, isDraft, hedges: words, terms: names, ...rest }];
    } catch (error) {
      if (error instanceof TextFileError) faults.push(error.message);
      else if (error instanceof z.ZodError) faults.push(`${place}: ${z.prettifyError(error)}`);
      else throw error;
      return [];
    }
  });
  if (faults.length > 0) throw new SpeechError(faults);
  const rank = ({ code }: LanguageInfo): number => usualOrder.indexOf(code) + 1 || usualOrder.length + 1;
  return languages.toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
}
