import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import wavefile from 'wavefile';
import * as z from 'zod';
import { lineCommand } from '../line-command.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { isCompanion } from './companions.ts';
import { toFingerprint } from './fingerprint.ts';
import { readJson, writeJson } from './json-file.ts';

/** A sound file of audio/, ready to be played. */
export interface Recording {
  /** Its name to callers' phone company: with a hash of its content, so that it can be cached for ever. */
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  /** The same more slowly, for "again". */
  readonly slower?: Recording;
}

const madeSchema = z.strictObject({
  /** The engine: polly, command. */
  engine: z.string().min(1),
  /** Its voice; a voice of Twilio's by the name that it has there, as Polly.Lupe-Neural. */
  voice: z.string().min(1),
  /** How it was asked. */
  settings: z.string(),
});

/** By what a recording was made that no person spoke. */
export type Made = z.infer<typeof madeSchema>;

const entrySchema = z.strictObject({
  /** The fingerprint of the text that was recorded. */
  text: z.string(),
  /** The day it was taken in, as 2026-11-22. */
  on: z.iso.date(),
  /** The text that came after it, and whether its meaning is the same: said by whoever changed the text. */
  later: z.strictObject({ text: z.string(), meaning: z.enum(['same', 'changed']) }).optional(),
  /** The fingerprint of its sound, slower twin and all, as it was taken in. */
  sound: z.string().optional(),
  /** Set where a computer speaks. */
  made: madeSchema.optional(),
  /** What a person found who speaks the language, and listened to what was made. */
  heard: z
    .strictObject({ by: z.string().min(1), on: z.iso.date(), verdict: z.enum(['approved', 'refused']) })
    .optional(),
});

const listSchema = z.record(z.string(), entrySchema);

/** What audio/<language>/recordings.json knows of one recording. */
export type RecordingEntry = z.infer<typeof entrySchema>;

/** What audio/<language>/recordings.json knows, by line. */
export type RecordingList = Readonly<Record<LineKey, RecordingEntry>>;

/**
 * Whether a line can be played: there is no recording; it says the text as it is; it says an older text with the same meaning,
 * or one of which that is not said; a computer speaks it, and nobody who speaks the language has listened to it, or somebody has
 * refused it. Only `current` and `older` are played.
 */
export type RecordingState = 'missing' | 'current' | 'older' | 'changed' | 'unheard' | 'refused';

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
    .filter((name) => name.endsWith('.wav') && !isCompanion(name))
    .map((name) => path.join(folder, name));
}

const stemOf = (file: string): string => path.basename(file, '.wav');

/** The folder of slower twins, beside the recordings that they belong to. */
const slowerFolder = 'slower';

/** The file of a recording's slower twin. */
export function slowerFile(file: string): string {
  return path.join(path.dirname(file), slowerFolder, path.basename(file));
}

/** Reads one sound file, with its slower twin where it has one. Throws where either is not what a telephone plays. */
export function readRecording(file: string): Recording {
  const recording = readSound(file);
  const slower = slowerFile(file);
  return existsSync(slower) ? { ...recording, slower: readSound(slower) } : recording;
}

/** A recording and its slower twin, as files to be played. */
export function soundsOf(recording: Recording): readonly Recording[] {
  return recording.slower ? [recording, recording.slower] : [recording];
}

/** The fingerprint by which a recording is known again, slower twin and all. */
export function soundFingerprint(recording: Recording): string {
  return toFingerprint(
    soundsOf(recording)
      .map(({ name }) => name)
      .join(' '),
  );
}

function readSound(file: string): Recording {
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
  if (faults.length > 0) return { files, list, faults };
  for (const file of wavesOf(path.join(audioFolder, language))) {
    const line = stemOf(file);
    const place = `audio/${language}/${line}.wav`;
    if (!list[line]) {
      faults.push(`${place}: was not taken in: "${lineCommand} recordings import" does it`);
      continue;
    }
    try {
      files.set(line, readTakenIn(file, list[line]));
    } catch (error) {
      const remedy = list[line].made ? 'render' : 'import';
      faults.push(
        `${place}: ${(error as Error).message}: take it in again with "${lineCommand} recordings ${remedy}"`,
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

function readTakenIn(file: string, { sound }: RecordingEntry): Recording {
  const recording = readRecording(file);
  if (sound !== undefined && sound !== soundFingerprint(recording)) {
    throw new Error('or its slower twin is not the sound that was taken in');
  }
  return recording;
}

/** What is known of a language's recordings, without reading one. Throws an error that names the file and what is wrong. */
export function readRecordingList(audioFolder: string, language: Language): RecordingList {
  const faults: string[] = [];
  const list = readList(audioFolder, language, faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return list;
}

function readList(audioFolder: string, language: Language, faults: string[]): RecordingList {
  const place = `audio/${language}/recordings.json`;
  try {
    const read = listSchema.safeParse(readJson(listFile(audioFolder, language), place) ?? {});
    if (read.success) return read.data;
    faults.push(`${place}: ${z.prettifyError(read.error)}`);
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

/** The state of a line's recording for the text it should say now, in a language that a live voice speaks or not. */
export function recordingState(
  { files, list }: Recordings,
  line: LineKey,
  text: string,
  hasVoice: boolean,
): RecordingState {
  const entry = list[line];
  return entry && files.has(line) ? stateOfEntry(entry, text, hasVoice) : 'missing';
}

/** The same by what is known of it alone, as if its file were there. */
export function stateOfEntry(
  { text: recorded, later, made, heard }: RecordingEntry,
  text: string,
  hasVoice: boolean,
): Exclude<RecordingState, 'missing'> {
  const now = toFingerprint(text);
  const isCurrent = recorded === now;
  if (!isCurrent && (later?.text !== now || later.meaning !== 'same')) return 'changed';
  if (made && heard?.verdict === 'refused') return 'refused';
  // A voice that nobody chose for a language is played to nobody before a person has listened.
  if (made && !hasVoice && heard === undefined) return 'unheard';
  return isCurrent ? 'current' : 'older';
}
