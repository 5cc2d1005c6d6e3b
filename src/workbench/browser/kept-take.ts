import { drop, put, take, visitorHere } from './kept.ts';

/** A take that nobody has kept or thrown away yet. */
export interface HeldTake {
  readonly sound: Blob;
  /** The fingerprint of the words that it says. */
  readonly seen: string;
  readonly verdict: 'unchecked' | 'good' | 'refused';
  /** What was said of it. */
  readonly told: string;
}

interface Stored extends Omit<HeldTake, 'sound'> {
  readonly id: string;
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

/** The place of a line's take in this browser. */
export function placeOfTake(language: string, line: string): string {
  return JSON.stringify([visitorHere(), language, line]);
}

/** Puts a take away, so that it is there when the page is opened again. Whether the browser lets it be kept. */
export async function holdTake(id: string, { sound, ...rest }: HeldTake): Promise<boolean> {
  try {
    // Safari loses Blobs that are kept for long.
    const stored: Stored = { id, ...rest, bytes: await sound.arrayBuffer(), type: sound.type };
    await put('takes', stored);
    return true;
  } catch {
    return false;
  }
}

/** The take that was put away for a line. */
export async function findTake(id: string): Promise<HeldTake | undefined> {
  const stored = await take<Stored>('takes', id).catch(() => undefined);
  if (!stored) return undefined;
  const { bytes, type, seen, verdict, told } = stored;
  return { sound: new Blob([bytes], { type }), seen, verdict, told };
}

/** Throws a take away. */
export async function dropTake(id: string): Promise<void> {
  await drop('takes', id).catch(() => undefined);
}
