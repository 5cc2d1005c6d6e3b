import type { LineKey } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { RecordingEntry } from '../speech/recordings.ts';

/** A sound in the store, and its slower twin, by their hashes. */
export interface Blobs {
  readonly plain: string;
  readonly slower: string;
  readonly seconds: number;
}

/** A recording that callers are played; without `blobs` it is a file of the ground. */
export interface FoldedRecording {
  readonly entry: RecordingEntry;
  readonly blobs?: Blobs;
}

/** A recording that waits for a second person to listen to it. */
export interface WaitingTake extends Blobs {
  readonly number: number;
  readonly who: string;
  readonly when: number;
  /** The fingerprint of the text that it says. */
  readonly text: string;
  /** The fingerprint by which it is known. */
  readonly sound: string;
}

/** The fingerprint of a sound of the store, as its files in audio/ would have it. */
export function soundOfBlobs(line: LineKey, { plain, slower }: Pick<Blobs, 'plain' | 'slower'>): string {
  return toFingerprint(`${soundName(line, plain)} ${soundName(line, slower)}`);
}

/** The name by which callers' phone company knows a sound of the store. */
export function soundName(line: LineKey, hash: string): string {
  return `${line}.${hash.slice(0, 16)}.wav`;
}
