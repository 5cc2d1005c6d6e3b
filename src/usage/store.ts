import type { NodeId } from '../guide/ids.ts';
import type { Counted, Counts, Measure, Turn } from './counts.ts';

/** Counters that an instance puts away once, however often it has to try. */
export interface Batch extends Counts {
  /** Which run of which instance, by a name made at its start. */
  readonly instance: string;
  /** Counts up from 1 in each instance. */
  readonly sequence: number;
  /** The day of the batch, as 2026-11-23. */
  readonly day: string;
}

/** Days, as 2026-11-23; both belong to the period. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Calls and chosen languages, day by day. */
export interface Trend {
  /** New calls, day by day, or as months where days have been added up. */
  readonly calls: readonly (Pick<Turn, 'day'> & Counted)[];
  /** How often callers came to a language, day by day. */
  readonly chosen: readonly (Pick<Turn, 'day' | 'language'> & Counted)[];
}

/** What was counted in a period. */
export interface Used extends Trend {
  /** Over all its days. */
  readonly turns: readonly (Omit<Turn, 'day'> & Counted)[];
  readonly measures: readonly (Measure & Counted)[];
}

/** The most texts of an hour and of a day, over all instances. */
export interface TextsAllowed {
  readonly anHour: number;
  readonly aDay: number;
}

/** Whether one more text was free, and those of the last hour and day with it. */
export interface TextsTaken {
  readonly isFree: boolean;
  readonly hour: number;
  readonly day: number;
}

/** Where counters are kept. Every method rejects while the database does not answer. */
export interface Store {
  /** Adds a batch to what is there; one that was added before changes nothing. */
  readonly add: (batch: Batch) => Promise<void>;
  /** Reads a period; a language is chosen by coming from elsewhere to a node of `greetings`, of which there is at least one. */
  readonly read: (period: Period, greetings: readonly NodeId[]) => Promise<Used>;
  /** Reads the calls and chosen languages of a period alone. */
  readonly trend: (period: Period, greetings: readonly NodeId[]) => Promise<Trend>;
  /** What counts are rounded by, the same for every instance: drawn when it is first asked for, or then the one that is given. */
  readonly roundingKey: (first?: string) => Promise<string>;
  /** The first day that anything was counted on; undefined where nothing was. */
  readonly firstDay: () => Promise<string | undefined>;
  /** Adds up, once a day over all instances, the days before `oldest` into months. */
  readonly retain: (today: string, oldest: string) => Promise<void>;
  /** Notes that a log-in has been ended, until it would have ended by itself, in milliseconds since 1970. */
  readonly endSession: (session: string, until: number, now: number) => Promise<void>;
  /** Counts one more text over all instances, unless that is too many; `now` is in milliseconds since 1970. */
  readonly takeText: (now: number, allowed: TextsAllowed) => Promise<TextsTaken>;
  readonly isEnded: (session: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}
