import { randomBytes } from 'node:crypto';
import { createBuffer } from './buffer.ts';
import { lengthOf, type MeasureName, type Turn } from './counts.ts';
import { createDayClock } from './period.ts';
import type { Batch, Store } from './store.ts';
import type { Reason } from '../reason.ts';
import { UnwritableError } from '../writable.ts';

/** Counts what callers use; never waits, never throws. */
export interface Recorder {
  readonly countTurn: (turn: Omit<Turn, 'day'>) => void;
  /** A call that has ended after so many seconds. */
  readonly countEnd: (seconds: number) => void;
  readonly count: (measure: MeasureName, step: string) => void;
  /** The open database; rejects while it does not answer. */
  readonly store: () => Promise<Store>;
  /** What whoever runs the line should know. */
  readonly amiss: () => readonly Reason[];
  /** Puts away what waits, and closes the database. */
  readonly stop: () => Promise<void>;
}

/** What a recorder is made of. */
export interface RecorderParts {
  readonly open: () => Promise<Store>;
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told once when the database stops answering, with the file that may not be written where it is that, and once when it answers again. */
  readonly told: (state: 'no answer' | 'answers again', why?: string) => void;
  /** The most counters that wait. */
  readonly most?: number;
  /** Milliseconds between two flushes. */
  readonly every?: number;
  /** Milliseconds until the database is opened: callers are answered before. */
  readonly first?: number;
}

/** Days for which days are kept; then only months are. */
export const keptDays = 400;

/**
 * Counts in memory, and puts the counters away every second. A batch that the database did not take, or took without saying so, is offered again as it
 * is, under the same number; what is counted meanwhile waits behind it. Nothing of a call is remembered.
 */
export function createRecorder({
  open,
  zone,
  now,
  told,
  most = 20_000,
  every = 1000,
  first = 400,
}: RecorderParts): Recorder {
  const clock = createDayClock(zone);
  const buffer = createBuffer(most);
  const instance = randomBytes(12).toString('base64url');
  let sequence = 0;
  let waiting: Batch | undefined;
  let opened: Promise<Store> | undefined;
  let retainedOn = '';
  let silentSince: number | undefined;
  let why: string | undefined;
  let flushing: Promise<void> | undefined;

  const today = (): string => clock.dayOf(now());

  const store = (): Promise<Store> => {
    if (opened) return opened;
    const opening = open();
    opened = opening;
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  };

  const forget = (): void => {
    const broken = opened;
    opened = undefined;
    // A connection that hangs may never close: nobody waits for it.
    broken?.then((one) => one.close()).catch(() => undefined);
  };

  const next = (): Batch | undefined => {
    const counts = buffer.take();
    if (!counts) return undefined;
    sequence += 1;
    return { ...counts, instance, sequence, day: today() };
  };

  const flushOnce = async (): Promise<void> => {
    waiting ??= next();
    if (!waiting && opened && retainedOn === today()) return;
    try {
      const database = await store();
      if (waiting) await database.add(waiting);
      waiting = undefined;
      if (retainedOn !== today()) {
        await database.retain(today(), clock.before(today(), keptDays));
        retainedOn = today();
      }
      if (silentSince !== undefined) told('answers again');
      silentSince = undefined;
    } catch (error) {
      forget();
      // What a database server says may name its user and its address: only what is told of a file goes on.
      why = error instanceof UnwritableError ? error.message : undefined;
      if (silentSince === undefined) told('no answer', why);
      silentSince ??= now();
    }
  };

  const flush = (): Promise<void> => {
    flushing ??= flushOnce().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  const timer = setInterval(() => void flush(), every);
  timer.unref();
  const opening = setTimeout(() => void flush(), first);
  opening.unref();

  return {
    countTurn: (turn) => {
      buffer.addTurn({ ...turn, day: today() });
    },
    countEnd: (seconds) => {
      const began = now() - seconds * 1000;
      const day = clock.dayOf(began);
      buffer.addMeasure({ day, measure: 'hour', step: clock.hourOf(began) });
      buffer.addMeasure({ day, measure: 'length', step: lengthOf(seconds) });
      buffer.addMeasure({ day, measure: 'minutes', step: '' }, Math.max(1, Math.ceil(seconds / 60)));
    },
    count: (measure, step) => {
      buffer.addMeasure({ day: today(), measure, step });
    },
    store,
    amiss: () => {
      if (silentSince === undefined) return [];
      const values = { since: new Date(silentSince).toISOString(), waiting: buffer.size() };
      return [
        {
          code: why === undefined ? 'amiss.countersAway' : 'amiss.countersUnwritten',
          values: why === undefined ? values : { ...values, why },
          text: `the database of what is used does not answer since ${values.since}${why === undefined ? '' : ` (${why})`}: callers notice nothing, ${values.waiting} counters wait (DATABASE_URL)`,
        },
      ];
    },
    stop: async () => {
      clearInterval(timer);
      clearTimeout(opening);
      await flush();
      await flush();
      await opened?.then((one) => one.close()).catch(() => undefined);
    },
  };
}
