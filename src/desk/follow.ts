import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isUrgent, type Change } from './changes.ts';
import { fold, type Folded } from './fold.ts';
import type { Ground } from './ground.ts';
import { readKept, writeAside, writeKept, type Published } from './kept.ts';
import type { DeskStore, Newest } from './store.ts';

/** Seconds between two questions for the newest publication. */
const usualSeconds = 2;

/** What an instance needs to follow. */
export interface FollowParts {
  /** Opens the store; it is asked again for as long as it rejects. The store is closed when the instance stops following. */
  readonly open: () => Promise<DeskStore>;
  readonly ground: Ground;
  /** Where the last publication is kept, and its sounds beside it; the instance's own. */
  readonly folder: string;
  /**
   * Has callers hear what is there from now on, all of it at once. Where it rejects, they go on hearing what they heard, and it is tried again
   * at the next look.
   */
  readonly swap: (folded: Folded, published: Newest) => Promise<void>;
  /** Told of what is amiss, once for each change of it; undefined when nothing is any more. */
  readonly told: (amiss: string | undefined) => void;
  readonly everySeconds?: number;
}

/** An instance that follows what is published. */
export interface Follower {
  /** What callers hear now; undefined while that is the ground. */
  readonly heard: () => Newest | undefined;
  /** Looks at once whether there is something newer; never rejects. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The file in a folder in which a sound of the store stands. */
export function soundFileIn(folder: string, hash: string): string {
  return path.join(folder, 'sounds', `${hash}.wav`);
}

/**
 * Follows the newest publication: first what was kept in the file is taken up, whether the database is there or not; then the database is asked
 * every so many seconds. Resolves after the first look; never rejects.
 */
export async function follow(parts: FollowParts): Promise<Follower> {
  const { ground, folder, swap, everySeconds = usualSeconds } = parts;
  const file = path.join(folder, 'published.json');
  let store: DeskStore | undefined;
  let heard: Newest | undefined;
  let amiss: string | undefined;
  let looking: Promise<void> | undefined;
  let isStopped = false;

  const tell = (now: string | undefined): void => {
    if (now !== amiss) parts.told(now);
    amiss = now;
  };
  const takeUp = async ({ changes, ...newest }: Published): Promise<void> => {
    await swap(fold(ground, changes, newest.upTo), newest);
    heard = newest;
  };
  const lookOnce = async (): Promise<void> => {
    store ??= await parts.open();
    const newest = await store.newest();
    if (isSame(newest, heard)) return;
    const published = await readPublished(store, newest);
    await fetchSounds(store, folder, published.changes);
    await takeUp(published);
    writeKept(file, published);
  };
  const look = (): Promise<void> => {
    looking ??= lookOnce()
      .then(
        () => {
          tell(undefined);
        },
        (error: unknown) => {
          tell(`the desk's newest publication is not spoken: ${messageOf(error)}`);
        },
      )
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };

  try {
    const kept = readKept(file);
    if (kept) await takeUp(kept);
  } catch (error) {
    tell(`${file}: ${messageOf(error)}: it is written anew when the database answers`);
  }
  await look();
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void look().then(wait), everySeconds * 1000);
    timer.unref();
  };
  wait();
  return {
    heard: () => heard,
    look,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
      await store?.close();
    },
  };
}

function isSame(one: Newest, other: Newest | undefined): boolean {
  return one.publication === other?.publication && one.upTo === other.upTo && one.urgent === other.urgent;
}

/** The log never changes behind its numbers: what is read of it after `newest` is what stood there then. */
async function readPublished(store: DeskStore, newest: Newest): Promise<Published> {
  const changes = await store.changes({ upTo: Math.max(newest.upTo, newest.urgent) });
  return { ...newest, changes: changes.filter((one) => one.number <= newest.upTo || isUrgent(one)) };
}

/** Puts the sounds that are not there yet beside the file. Rejects where the store lacks one, or has another. */
async function fetchSounds(store: DeskStore, folder: string, changes: readonly Change[]): Promise<void> {
  const hashes = changes.flatMap((change) =>
    change.kind === 'recording' ? [change.value.plain, change.value.slower] : [],
  );
  for (const hash of new Set(hashes)) {
    const file = soundFileIn(folder, hash);
    if (existsSync(file)) continue;
    const bytes = await store.blob(hash);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== hash) {
      throw new Error(`the sound ${hash} is not in the database as it was kept`);
    }
    writeAside(file, bytes);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
