import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import wavefile from 'wavefile';
import type { Language, LineKey } from '../../guide/flow.ts';
import { toFingerprint } from '../fingerprint.ts';
import { readRecordings, recordingState, writeRecordingList } from '../recordings.ts';
import { loudnessFault, refusalOf } from './check.ts';
import { decodeSound, type Sound } from './decode.ts';
import { polish, telephoneRate } from './polish.ts';

/** A recording to be taken in. */
export interface Request {
  readonly file: string;
  readonly language: Language;
  readonly line: LineKey;
  /** The text that it should say. */
  readonly text: string;
  /** Seconds that the text takes at a voice's pace. */
  readonly expected: number;
  /** The day, as 2026-11-22. */
  readonly on: string;
  /** Takes the place of a recording of the same words. */
  readonly replace: boolean;
}

/** A recording as it was taken in, or the reason why it was not. */
export type Outcome = { readonly seconds: number } | { readonly refused: string };

/** Checks a take and makes of it what callers are played; nothing is kept of one that is refused. */
export async function prepareTake(
  bytes: Buffer,
  expected: number,
): Promise<Sound | { readonly refused: string }> {
  let take: Sound;
  try {
    take = await decodeSound(bytes);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const refused = refusalOf(take, expected);
  if (refused !== undefined) return { refused };
  const polished = polish(take);
  const fault = loudnessFault(polished);
  return fault === undefined ? polished : { refused: fault };
}

/** Takes a recording into audio/<language>/, its file first and then the list, each aside and then renamed. */
export async function takeIn(audioFolder: string, request: Request): Promise<Outcome> {
  const { language, line, text } = request;
  const before = readRecordings(audioFolder, language);
  if (recordingState(before, line, text) === 'current' && !request.replace) {
    return { refused: 'is there already, in these words: say --replace to take this one instead' };
  }
  const prepared = await prepareTake(readFileSync(request.file), request.expected);
  if ('refused' in prepared) return prepared;
  const file = path.join(audioFolder, language, `${line}.wav`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, toWave(prepared));
  renameSync(`${file}.part`, file);
  const { list } = readRecordings(audioFolder, language);
  const entry = { text: toFingerprint(text), on: request.on };
  writeRecordingList(audioFolder, language, { ...list, [line]: entry });
  return { seconds: prepared.samples.length / prepared.rate };
}

/** A sound as the telephone's WAV: 16 bit. */
export function toWave({ samples }: Sound): Uint8Array {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    1,
    telephoneRate,
    '16',
    Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff)),
  );
  return wave.toBuffer();
}
