import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../guide/flow.ts';
import { SpeechError } from './speech-error.ts';
import { isKnownVoice, type Voice } from './voices.ts';

const voiceSchema = z.strictObject({ language: z.string(), voice: z.string() }).refine(isKnownVoice, {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no pair that Twilio speaks: take one of src/speech/voices.ts`,
});

const languageSchema = z.strictObject({
  name: z.string().min(1),
  english: z.string().min(1),
  voice: voiceSchema.optional(),
  spareVoice: voiceSchema.optional(),
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
}

/** The language menu's order where the hotline sets none: by how many people call for each. */
const usualOrder = ['es', 'en', 'pt', 'ht', 'zh', 'pa', 'ru', 'ar', 'fr', 'tr', 'hi', 'gu', 'bn'];

/**
 * Reads every language of a prompts folder, in the usual order of the language menu.
 * Throws a SpeechError that names each file at fault and what is wrong with it.
 */
export function readLanguages(promptsFolder: string): readonly LanguageInfo[] {
  const faults: string[] = [];
  const codes = readdirSync(promptsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const languages = codes.flatMap((code): readonly LanguageInfo[] => {
    const file = path.join(promptsFolder, code, 'language.json');
    try {
      const { name, english, voice, spareVoice } = languageSchema.parse(
        JSON.parse(readFileSync(file, 'utf8')),
      );
      return [{ code, name, english, voice, spareVoice }];
    } catch (error) {
      const place = `prompts/${code}/language.json`;
      const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      faults.push(`${place}: ${why}`);
      return [];
    }
  });
  if (faults.length > 0) throw new SpeechError(faults);
  const rank = ({ code }: LanguageInfo): number => usualOrder.indexOf(code) + 1 || usualOrder.length + 1;
  return languages.toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
}
