import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isUrgent, type Change } from './changes.ts';
import { foldInSteps } from './fold.ts';
import type { Folded } from './folded.ts';
import type { Reason } from '../reason.ts';
import { away, filesUnspoken, unread, unspoken, unwritten } from './follow-faults.ts';
import type { Ground } from './ground.ts';
import { readKept, writeAside, writeKept, type Published } from './kept.ts';
import type { DeskStore, Newest } from './store.ts';

/** Seconds between two questions for the newest publication. */
const usualSeconds = 2;
/** Changes that are read at once: between two steps others in the thread have their turn. */
const stepLength = 40;

/** What an instance needs to follow. */
export interface FollowParts {
  /** Opens the store; it is asked again for as long as it rejects. The store is closed when the instance stops following. */
  readonly open: () => Promise<DeskStore>;
  /** What all changes lie over now. */
  readonly ground: () => Ground;
  /** Where the last publication is kept, and its sounds beside it. */
  readonly folder: string;
  /**
   * Has callers hear what is there from now on, all of it at once. Where it rejects, they go on hearing what they heard, and it is tried again
   * at the next look.
   */
  readonly swap: (folded: Folded, published: Newest) => Promise<void>;
  /** Told of what is amiss, once for each change of it, and why in the words of an error; undefined when nothing is any more. */
  readonly told: (amiss: Reason | undefined, why?: string) => void;
  readonly everySeconds?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How an instance follows. */
interface Following {
  /** What callers hear now; undefined while that is the ground. */
  readonly heard: Newest | undefined;
  readonly amiss: Reason | undefined;
  /** Since when the database does not answer, in milliseconds since 1970; undefined while it does. */
  readonly awaySince: number | undefined;
}

/** An instance that follows what is published. */
export interface Follower {
  readonly state: () => Following;
  /** Looks at once whether there is something newer; never rejects. */
  readonly look: () => Promise<void>;
  /** Swaps what callers hear in once more, over the ground as it is now; never rejects. */
  readonly renew: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The file in a folder in which a sound of the store stands. */
export function soundFileIn(folder: string, hash: string): string {
  return path.join(folder, 'sounds', `${hash}.wav`);
}

/**
 * Follows the newest publication: first what was kept in the file is taken up, or else the ground, whether the database is there or not; then the
 * database is asked every so many seconds. Resolves when callers can be answered, and the first look has begun; rejects where nothing that is there
 * can be spoken.
 */
export async function follow(parts: FollowParts): Promise<Follower> {
  const { ground, folder, swap, everySeconds = usualSeconds, now = Date.now } = parts;
  const file = path.join(folder, 'published.json');
  let store: DeskStore | undefined;
  let spoken: Published | undefined;
  let isKept = true;
  let amiss: Reason | undefined;
  let awaySince: number | undefined;
  let looking: Promise<void> | undefined;
  /** One thing after the other: what is newer is swapped in later. */
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;

  const tell = (what: Reason | undefined, error?: unknown): void => {
    if (what?.text !== amiss?.text) parts.told(what, error === undefined ? undefined : messageOf(error));
    amiss = what;
  };
  const takeUp = async (published: Published): Promise<void> => {
    const { changes, ...newest } = published;
    await swap(await foldInSteps(ground(), changes, newest.upTo, setImmediate), newest);
    spoken = published;
  };
  const lookOnce = async (): Promise<void> => {
    let newest: Newest;
    try {
      store ??= await parts.open();
      newest = await store.newest();
      awaySince = undefined;
    } catch (error) {
      awaySince ??= now();
      tell(away, error);
      return;
    }
    try {
      if (!isSame(newest, spoken)) {
        const published = await readPublished(store, newest, spoken);
        await fetchSounds(store, folder, published.changes);
        await takeUp(published);
        isKept = false;
      }
    } catch (error) {
      tell(unspoken(newest.publication), error);
      return;
    }
    try {
      if (spoken && !isKept) writeKept(file, spoken);
      isKept = true;
      tell(undefined);
    } catch (error) {
      tell(unwritten(file), error);
    }
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => (last = last.then(work));
  const look = (): Promise<void> => {
    looking ??= inTurn(lookOnce).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  try {
    const kept = readKept(file);
    if (kept) await takeUp(kept);
  } catch (error) {
    tell(unread(file), error);
  }
  const hasSpoken = (): boolean => spoken !== undefined;
  if (!hasSpoken()) {
    try {
      await takeUp({ ...none, changes: [] });
      // The first look tells whether it can be kept at all.
      isKept = false;
    } catch (error) {
      // What has been published may be fit to be spoken where the files are not.
      await look();
      if (!hasSpoken()) {
        await store?.close();
        throw error;
      }
    }
  }
  let timer: NodeJS.Timeout | undefined;
  const lookAgain = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void look().then(lookAgain), everySeconds * 1000);
    timer.unref();
  };
  void look().then(lookAgain);
  return {
    state: () => ({ heard: isSame(none, spoken) ? undefined : spoken && toNewest(spoken), amiss, awaySince }),
    look,
    renew: () =>
      inTurn(async () => {
        try {
          if (spoken) await takeUp(spoken);
        } catch (error) {
          tell(filesUnspoken, error);
        }
      }),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await last;
      await store?.close();
    },
  };
}

const none: Newest = { publication: 0, upTo: 0, urgent: 0 };

function toNewest({ publication, upTo, urgent }: Newest): Newest {
  return { publication, upTo, urgent };
}

function isSame(one: Newest, other: Newest | undefined): boolean {
  return one.publication === other?.publication && one.upTo === other.upTo && one.urgent === other.urgent;
}

/** The log never changes behind its numbers: what is known of it is not read again, unless the database has been put back. */
async function readPublished(
  store: DeskStore,
  newest: Newest,
  spoken: Published | undefined,
): Promise<Published> {
  const isPutBack = spoken && (newest.publication < spoken.publication || newest.urgent < spoken.urgent);
  const known = spoken && !isPutBack ? spoken : { ...none, changes: [] };
  const changes = known.changes.filter(({ number }) => number <= known.upTo);
  const end = Math.max(newest.upTo, newest.urgent);
  for (let after = known.upTo; after < end; after += stepLength) {
    changes.push(...(await store.changes({ after, upTo: Math.min(after + stepLength, end) })));
    await setImmediate();
  }
  return { ...newest, changes: changes.filter((one) => one.number <= newest.upTo || isUrgent(one)) };
}

/** Puts the sounds that are not there yet beside the file. Rejects where the store lacks one, or has another. */
export async function fetchSounds(
  store: Pick<DeskStore, 'blob'>,
  folder: string,
  changes: readonly Change[],
): Promise<void> {
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
    await setImmediate();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
