import { setTimeout } from 'node:timers/promises';
import type { Request } from 'express';
import { addressOf } from '../../http/own-pages.ts';
import type { Seal } from './secrets.ts';
import type { MemberStore } from './store.ts';
import { nameKey } from './tables.ts';

/** Milliseconds for which a wrong try counts. */
const quarter = 15 * 60_000;
/** Wrong tries of one address, whatever it tries. */
const triesPerAddress = 5;
/** Wrong tries of one name, over all addresses, after which each more is slow. */
const quickTriesPerName = 20;
/** Milliseconds that a slow try waits. */
const slowFor = 2_000;

/** What the limits need of the desk. */
interface TriesParts {
  readonly store: Pick<MemberStore, 'countTry' | 'forgiveTry' | 'tries'>;
  readonly seal: Seal;
  readonly now: () => number;
  /** Waits for so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** Limits what strangers can try, over all instances. Addresses and names are kept sealed, for a quarter of an hour. */
export interface Tries {
  /** Begins a try of an address; undefined where it has had too many. Every try is wrong until it is said to be right. */
  readonly begin: (request: Request) => Promise<{ readonly right: () => Promise<void> } | undefined>;
  /** Waits where many tried this name in vain: a member is never kept out by what strangers try elsewhere, only later in. */
  readonly slowDown: (name: string) => Promise<void>;
  readonly wrongFor: (name: string) => Promise<void>;
}

/** Makes the limits. */
export function createTries({ store, seal, now, pause = setTimeout }: TriesParts): Tries {
  const keyOfName = (name: string): string => seal.of('name', nameKey(name));
  return {
    begin: async (request) => {
      const key = seal.of('address', addressOf(request));
      // Counted before it is looked at, so that many at once are no way around.
      const count = await store.countTry({ key, until: now() + quarter }, now());
      return count > triesPerAddress ? undefined : { right: () => store.forgiveTry(key) };
    },
    slowDown: async (name) => {
      if ((await store.tries(keyOfName(name), now())) >= quickTriesPerName) await pause(slowFor);
    },
    wrongFor: async (name) => {
      await store.countTry({ key: keyOfName(name), until: now() + quarter }, now());
    },
  };
}
