import { createHmac, randomBytes } from 'node:crypto';

/** Whether something is told for the first time, by the names that it has at the phone company. */
export type IsNew = (...names: readonly string[]) => boolean;

/** What was told lately. */
interface ToldOnce {
  readonly isNew: IsNew;
  /** Forgets all of it. */
  readonly stop: () => void;
}

const mostRemembered = 10_000;
/** Milliseconds; the phone company gives a request up after 15 s. */
const remembered = 10 * 60_000;

/**
 * Remembers what was told, in memory alone and by a hash whose key is made here: for ten minutes, and the newest 10,000 at most. `now` is in milliseconds.
 * With several instances each remembers its own.
 */
export function createToldOnce(now: () => number): ToldOnce {
  const key = randomBytes(32);
  const times = new Map<string, number>();
  const forget = (): void => {
    for (const [hash, time] of times) {
      if (times.size <= mostRemembered && time > now() - remembered) return;
      times.delete(hash);
    }
  };
  const timer = setInterval(forget, remembered / 10).unref();
  return {
    isNew: (...names) => {
      const hash = createHmac('sha256', key).update(names.join('\n')).digest('base64url');
      forget();
      if (times.has(hash)) return false;
      times.set(hash, now());
      return true;
    },
    stop: () => {
      clearInterval(timer);
      times.clear();
    },
  };
}
