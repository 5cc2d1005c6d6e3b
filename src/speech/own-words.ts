import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { facts } from '../guide/facts.ts';
import type { Guide, Language, LineKey, OwnLine } from '../guide/flow.ts';
import { shapeOf } from '../guide/shape.ts';
import { readJson, writeJson } from './json-file.ts';
import { readRecording, type Recording } from './recordings.ts';

const texts = z.record(z.string().regex(/^[a-z]{2,8}$/), z.string().min(1)).default({});

const schema = z.strictObject({
  /** Said after the greeting, up to its last day. */
  notice: z.strictObject({ until: z.iso.date(), text: texts }).optional(),
  /** Where to find legal help nearby. */
  legalHelp: z.strictObject({ text: texts }).optional(),
  /** The hotline's name as it is said in each language. */
  name: texts.optional(),
  /** Facts and answers that callers are told to ask a person about. */
  silenced: z.array(z.string()).default([]),
});

/** What stands in the hotline's own words.json. */
export type OwnWordsFile = z.infer<typeof schema>;

/** A hotline's own words: what its files hold, with its own recordings of them. */
export interface OwnWords extends OwnWordsFile {
  readonly recordings: ReadonlyMap<string, Recording>;
}

/** The lines that a hotline words itself, and where their texts stand. */
export const ownLines = {
  notice: 'own-notice',
  'legal help': 'own-legal-help',
} as const satisfies Record<OwnLine, LineKey>;

/** The file of a folder that holds a hotline's own words. */
export const ownWordsFile = (folder: string): string => path.join(folder, 'words.json');

/** The file in which a hotline's own line is recorded in a language. */
export function ownRecordingFile(folder: string, language: Language, line: OwnLine): string {
  return path.join(folder, 'audio', language, `${ownLines[line]}.wav`);
}

/** No words of the hotline's own. */
export const noOwnWords: OwnWords = { silenced: [], recordings: new Map() };

/**
 * Reads a hotline's own words; none where the folder has no words.json. Throws an Error that names the file and what is wrong, and a
 * fact or an answer to be silenced that there is not.
 */
export function readOwnWords(guide: Guide, folder: string): OwnWords {
  const file = ownWordsFile(folder);
  if (!existsSync(file)) return noOwnWords;
  const read = schema.safeParse(readJson(file));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  const unknown = read.data.silenced.find((id) => !canSilence(guide, id));
  if (unknown !== undefined) {
    throw new Error(`${file}: "${unknown}" is no fact and no answer: "npm run words -- list" names them`);
  }
  return { ...read.data, recordings: readOwnRecordings(folder, read.data) };
}

/** Whether a fact or an answer of this name can be silenced. */
export function canSilence(guide: Guide, id: string): boolean {
  return id in facts || shapeOf(guide).nodes.get(id)?.kind === 'answer';
}

/** Writes a hotline's own words. */
export function writeOwnWords(folder: string, words: OwnWordsFile): void {
  writeJson(ownWordsFile(folder), words);
}

/** The text of one of the hotline's own lines; undefined where it has none in this language. */
export function ownText(words: OwnWordsFile, line: OwnLine, language: Language): string | undefined {
  return (line === 'notice' ? words.notice?.text : words.legalHelp?.text)?.[language];
}

/** The key under which a recording of an own line is kept. */
export const ownKey = (language: Language, line: LineKey): string => `${language}/${line}`;

function readOwnRecordings(folder: string, words: OwnWordsFile): ReadonlyMap<string, Recording> {
  const found = new Map<string, Recording>();
  for (const [line, key] of Object.entries(ownLines) as [OwnLine, LineKey][]) {
    const languages = Object.keys((line === 'notice' ? words.notice?.text : words.legalHelp?.text) ?? {});
    for (const language of languages) {
      const file = ownRecordingFile(folder, language, line);
      if (existsSync(file)) found.set(ownKey(language, key), readRecording(file));
    }
  }
  return found;
}
