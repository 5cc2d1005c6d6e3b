import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import wavefile from 'wavefile';
import type { Language, LineKey } from '../../guide/ids.ts';
import { writing } from '../../writable.ts';
import type { Reason } from '../../reason.ts';
import { toFingerprint } from '../fingerprint.ts';
import { slowRate } from '../pace.ts';
import {
  readRecording,
  readRecordingList,
  slowerFile,
  soundFingerprint,
  stateOfEntry,
  writeRecordingList,
  type RecordingEntry,
} from '../recordings.ts';
import { faultOf, loudnessFault, sayFault, type TakeFault } from './check.ts';
import { decodeSound } from './decode.ts';
import type { Sound } from './sound.ts';
import { polish, telephoneRate } from './polish.ts';
import { stretch } from './stretch.ts';

/** A recording to be taken in. */
interface Request {
  readonly file: string;
  readonly language: Language;
  readonly line: LineKey;
  /** The text that it should say. */
  readonly text: string;
  /** Seconds that the text takes at a voice's pace. */
  readonly expected: number;
  /** The day, as 2026-11-22. */
  readonly on: string;
  /** Takes the place of a person's recording of the same words. */
  readonly replace: boolean;
}

/** A recording as it was taken in, or the reason why it was not. */
type Outcome = { readonly seconds: number } | { readonly refused: string };

/** A recording as callers are played it, and more slowly for "again". */
export interface Take {
  readonly plain: Sound;
  readonly slower: Sound;
}

/** Why a take is not used: in words, and what is wrong with it where it could be read at all. */
interface Unfit {
  readonly refused: string;
  readonly fault?: TakeFault;
}

/** The same as a reason. */
export function reasonOf({ refused, fault }: Unfit): Reason {
  if (!fault) return { code: 'take.unreadable', text: refused };
  const values = {
    ...('seconds' in fault && { seconds: fault.seconds.toFixed(1) }),
    ...('expected' in fault && { expected: Math.max(1, Math.round(fault.expected)) }),
  };
  return { code: `take.${fault.kind}`, values, text: refused };
}

/** Checks a take and makes of it what callers are played; nothing is kept of one that is refused. */
export async function prepareTake(bytes: Buffer, expected: number): Promise<Sound | Unfit> {
  let take: Sound;
  try {
    take = await decodeSound(bytes);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const found = faultOf(take, expected);
  if (found) return { refused: sayFault(found), fault: found };
  const polished = polish(take);
  const fault = loudnessFault(polished);
  return fault ? { refused: sayFault(fault), fault } : polished;
}

/** A recording with the slower twin that is stretched out of it. */
export function withSlower(plain: Sound): Take {
  return { plain, slower: atPace(plain, slowRate) };
}

/** What callers are played at so many percent of a recording's pace. */
export function atPace(plain: Sound, rate: number): Sound {
  return polish(stretch(plain, 100 / rate));
}

/** Takes a person's recording into audio/<language>/. One of the same words by a person gives way only where that is said. */
export async function takeIn(audioFolder: string, request: Request): Promise<Outcome> {
  const { language, line, text, on } = request;
  const before = readRecordingList(audioFolder, language)[line];
  const isThere =
    before !== undefined &&
    !before.made &&
    stateOfEntry(before, text, true) === 'current' &&
    existsSync(path.join(audioFolder, language, `${line}.wav`));
  if (isThere && !request.replace) {
    return { refused: 'is there already, in these words: say --replace to take this one instead' };
  }
  const prepared = await prepareTake(readFileSync(request.file), request.expected);
  if ('refused' in prepared) return prepared;
  keepTake(audioFolder, { language, line }, withSlower(prepared), { text: toFingerprint(text), on });
  return { seconds: prepared.samples.length / prepared.rate };
}

/**
 * Puts a recording into audio/<language>/ and writes what is known of it: its files first and then the list, each aside and then
 * renamed. What a person found of just this sound is kept.
 */
export function keepTake(
  audioFolder: string,
  { language, line }: { readonly language: Language; readonly line: LineKey },
  take: Take,
  entry: RecordingEntry,
): void {
  const file = path.join(audioFolder, language, `${line}.wav`);
  writeTake(file, take);
  const sound = soundFingerprint(readRecording(file));
  // Read last: somebody may be listening to other lines meanwhile.
  const list = readRecordingList(audioFolder, language);
  const before = list[line];
  const heard = entry.made && before?.sound === sound && before.heard ? { heard: before.heard } : {};
  writeRecordingList(audioFolder, language, { ...list, [line]: { ...entry, ...heard, sound } });
}

/** Writes a recording and its slower twin, each aside and then renamed. Throws an UnwritableError where they may not be written. */
export function writeTake(file: string, take: Take): void {
  writing(file, () => {
    writeSounds(file, take);
  });
}

function writeSounds(file: string, { plain, slower }: Take): void {
  const files = [
    [slowerFile(file), slower],
    [file, plain],
  ] as const;
  for (const [name, sound] of files) {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(`${name}.part`, toWave(sound));
  }
  for (const [name] of files) renameSync(`${name}.part`, name);
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
