import { createHash } from 'node:crypto';
import type { Language } from '../guide/ids.ts';
import { endOfDay, hourOfWeek } from '../telephony/hours.ts';
import { within } from '../telephony/within.ts';
import { sealTo, type PeopleKeys } from './keys.ts';
import type { LeftNumber, People } from './people.ts';
import { readsIn } from './reach.ts';
import type { CountedHow, KeptCount, PeopleStore } from './store.ts';

/** What calls have of the people behind the line. */
interface CallsParts {
  /** Opened when it is first needed, and again where that failed. */
  readonly store: () => Promise<PeopleStore>;
  readonly keys: PeopleKeys;
  readonly onShift: People['onShift'];
  /** Has this instance look at once who is there. */
  readonly look: () => Promise<void>;
  /** Whether a number in E.164 can be called. */
  readonly canBeCalled: (number: string) => Promise<boolean>;
  /** By whose clock counts go. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const hour = 3_600_000;
/** Milliseconds that a caller waits at most, and before each further try: a database that is locked is free again soon. */
const patience = { all: 1900, giveUp: 1500, pause: 50 };
/** Milliseconds for which it is known who has a ring. */
const ringHolds = 10 * 60_000;
/** Calls to people for one phone in a day; for all that show no number together in an hour. */
const mostRings = { of: 9, span: 24 * hour };
const mostOfUnknown = { of: 60, span: hour };
/** What Twilio names a phone that shows no number: the letters of ANONYMOUS and the like. Source: https://help.twilio.com/articles/223179988 */
const unknown = ['+266696687', '+7378742833', '+2562533', '+8566696', '+86282452253', '+464'];
/** The most counters that wait while the database is away: one for each language, hour of the week and end. */
const mostWaiting = 20_000;

/** The same, and what waits to be counted. */
interface PeopleCalls extends People {
  /** Puts away what waits. Rejects while the database does not answer. */
  readonly flush: () => Promise<void>;
}

/** The people behind the line as calls need them. */
export function createPeopleCalls(parts: CallsParts): PeopleCalls {
  const { keys, now } = parts;
  let waiting = new Map<string, KeptCount>();
  /** What the store says in time, or else something else; what fails is tried again for a moment. */
  const soon = async <T>(otherwise: T, work: (store: PeopleStore) => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const trying = async (): Promise<T> => {
      for (;;) {
        try {
          return await work(await parts.store());
        } catch {
          if (performance.now() - begun > patience.giveUp) return otherwise;
          await new Promise((resolve) => setTimeout(resolve, patience.pause));
        }
      }
    };
    return within(patience.all, trying(), otherwise);
  };
  const add = (language: Language, how: CountedHow): void => {
    const place = { ...hourOfWeek(parts.zone, now()), language, how };
    const key = JSON.stringify(place);
    const before = waiting.get(key)?.count ?? 0;
    if (before > 0 || waiting.size < mostWaiting) waiting.set(key, { ...place, count: before + 1 });
  };
  return {
    onShift: parts.onShift,
    mayRing: (from) => {
      // Who shows no number, in whichever way, is one of many.
      const isNumber = /^\+\d{8,15}$/.test(from) && !unknown.includes(from);
      const [key = ''] = keys.marksOf('rung', isNumber ? from : '').slice(-1);
      const { of, span } = isNumber ? mostRings : mostOfUnknown;
      return soon(true, async (store) => (await store.count(key, now() + span, now())) <= of);
    },
    take: (ring, mark) => {
      const hash = createHash('sha256').update(`ring ${ring}`).digest('base64url');
      return soon(true, (store) => store.take(hash, mark, now() + ringHolds));
    },
    pause: (mark) =>
      soon(false, async (store) => {
        const one = (await store.behind()).find(({ phone }) => phone?.mark === mark);
        if (!one) return false;
        await store.setPause(one.member.id, endOfDay(one.shift.zone, now()));
        void parts.look();
        return true;
      }),
    leave: (number) =>
      soon('failed', async (store) => {
        // What nobody could call back is not promised to be.
        const canBe = await parts.canBeCalled(`+1${number.digits}`);
        return canBe ? leave(store, keys, number, now()) : 'failed';
      }),
    note: (end) => {
      add(end.language, end.how);
      if (end.how === 'answered' && end.waited <= 30) add(end.language, 'soon');
    },
    flush: async () => {
      if (waiting.size === 0) return;
      const counts = waiting;
      const store = await parts.store();
      waiting = new Map();
      try {
        await store.addCounts([...counts.values()]);
      } catch (error) {
        // What has been counted meanwhile is added to what could not be put away.
        for (const [key, one] of counts) {
          waiting.set(key, { ...one, count: one.count + (waiting.get(key)?.count ?? 0) });
        }
        throw error;
      }
    },
  };
}

async function leave(
  store: PeopleStore,
  keys: PeopleKeys,
  { digits, ...number }: LeftNumber,
  now: number,
): ReturnType<People['leave']> {
  const { callBacks } = await store.settings();
  if (!callBacks) return 'failed';
  const seals: { readonly member: string; readonly sealed: string }[] = [];
  for (const { member, shift, publicKey } of await store.behind()) {
    if (publicKey === undefined || !readsIn(member, shift.languages).includes(number.language)) continue;
    const sealed = await sealTo(publicKey, digits);
    if (sealed !== undefined) seals.push({ member: member.id, sealed });
  }
  // What nobody can read is not kept.
  if (seals.length === 0) return 'failed';
  return store.leave({ ...number, marks: keys.marksOf('caller', digits), seals }, now);
}
