import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import wavefile from 'wavefile';
import { z } from 'zod';
import type { Language, LineKey } from '../guide/flow.ts';
import { toFingerprint } from './fingerprint.ts';
import { readJson, writeJson } from './json-file.ts';

/** A sound file of audio/, ready to be played. */
export interface Recording {
  /** Its name to callers' phone company: with a hash of its content, so that it can be cached for ever. */
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
}

const entrySchema = z.strictObject({
  /** The fingerprint of the text that was recorded. */
  text: z.string(),
  /** The day it was taken in, as 2026-11-22. */
  on: z.iso.date(),
  /** The text that came after it, and whether its meaning is the same: said by whoever changed the text. */
  later: z.strictObject({ text: z.string(), meaning: z.enum(['same', 'changed']) }).optional(),
});

const listSchema = z.record(z.string(), entrySchema);

/** What audio/<language>/recordings.json knows of one recording. */
export type RecordingEntry = z.infer<typeof entrySchema>;

/** What audio/<language>/recordings.json knows, by line. */
export type RecordingList = Readonly<Record<LineKey, RecordingEntry>>;

/**
 * Whether a line can be played: there is no recording; it says the text as it is; it says an older text with the same meaning,
 * or one of which that is not said. Only the second and the third are played.
 */
export type RecordingState = 'missing' | 'current' | 'older' | 'changed';

/** The recordings of one language. */
export interface Recordings {
  readonly files: ReadonlyMap<LineKey, Recording>;
  readonly list: RecordingList;
  /** What is wrong with them; a file at fault counts as missing. */
  readonly faults: readonly string[];
}

/** The sounds that belong to no language, by their name in audio/: the chime. Throws for one that is no WAV. */
export function readSounds(audioFolder: string): ReadonlyMap<string, Recording> {
  return new Map(wavesOf(audioFolder).map((file) => [stemOf(file), readRecording(file)]));
}

function wavesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.wav'))
    .map((name) => path.join(folder, name));
}

const stemOf = (file: string): string => path.basename(file, '.wav');

/** Reads one sound file. Throws where it is not what a telephone plays. */
export function readRecording(file: string): Recording {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const wave = new wavefile.WaveFile();
  wave.fromBuffer(bytes, false);
  const { numChannels, sampleRate, bitsPerSample, audioFormat } = wave.fmt as WaveFormat;
  if (numChannels !== 1 || sampleRate !== 8000 || bitsPerSample !== 16 || audioFormat !== 1) {
    throw new Error('is not 8 kHz, mono, 16 bit');
  }
  const { chunkSize } = wave.data as { readonly chunkSize: number };
  return { name: `${stemOf(file)}.${hash}.wav`, file, seconds: chunkSize / 2 / sampleRate };
}

interface WaveFormat {
  readonly numChannels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  readonly audioFormat: number;
}

function listFile(audioFolder: string, language: Language): string {
  return path.join(audioFolder, language, 'recordings.json');
}

/** Reads what there is of a language's recordings; what is wrong with a file is told, and keeps nothing else from being played. */
export function readRecordings(audioFolder: string, language: Language): Recordings {
  const faults: string[] = [];
  const files = new Map<LineKey, Recording>();
  const list = readList(audioFolder, language, faults);
  for (const file of wavesOf(path.join(audioFolder, language))) {
    const line = stemOf(file);
    const place = `audio/${language}/${line}.wav`;
    if (!list[line]) {
      faults.push(`${place}: was not taken in: "npm run recordings -- import" does it`);
      continue;
    }
    try {
      files.set(line, readRecording(file));
    } catch (error) {
      faults.push(
        `${place}: ${(error as Error).message}: take it in again with "npm run recordings -- import"`,
      );
    }
  }
  for (const line of Object.keys(list)) {
    if (!existsSync(path.join(audioFolder, language, `${line}.wav`))) {
      faults.push(
        `audio/${language}/recordings.json: "${line}" is listed, and its file is gone: record it anew`,
      );
    }
  }
  return { files, list, faults };
}

function readList(audioFolder: string, language: Language, faults: string[]): RecordingList {
  try {
    const read = listSchema.safeParse(readJson(listFile(audioFolder, language)) ?? {});
    if (read.success) return read.data;
    faults.push(`audio/${language}/recordings.json: ${z.prettifyError(read.error)}`);
  } catch (error) {
    faults.push((error as Error).message);
  }
  return {};
}

/** Writes what is known of a language's recordings. */
export function writeRecordingList(audioFolder: string, language: Language, list: RecordingList): void {
  const sorted = Object.entries(list).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  writeJson(listFile(audioFolder, language), Object.fromEntries(sorted));
}

/** The state of a line's recording for the text it should say now. */
export function recordingState({ files, list }: Recordings, line: LineKey, text: string): RecordingState {
  const entry = list[line];
  if (!entry || !files.has(line)) return 'missing';
  const now = toFingerprint(text);
  if (entry.text === now) return 'current';
  return entry.later?.text === now && entry.later.meaning === 'same' ? 'older' : 'changed';
}
