import type { Language, NodeId } from '../guide/ids.ts';

/**
 * How a call came to a node: by a key; by having it said again; by silence where a key was asked for; onward, where silence is how a call
 * goes on; by a key without a meaning; when a call to somebody else, or sending a text, had ended; as a new call; after a fault of ours.
 */
export const hows = [
  'key',
  'again',
  'silence',
  'onward',
  'wrong key',
  'call',
  'text',
  'new call',
  'error',
] as const;
export type How = (typeof hows)[number];

/** One way from a node to a node, on a day. No part of it is of one caller. */
export interface Turn {
  /** The day by the hotline's clock, as 2026-11-23; a month, as 2026-11, once its days have been added up. */
  readonly day: string;
  readonly language: Language;
  /** Empty for a new call. */
  readonly from: NodeId;
  readonly to: NodeId;
  readonly how: How;
}

/** What is counted over all languages. */
export type MeasureName = 'hour' | 'length' | 'minutes' | 'transfer' | 'text' | 'dropped';

/** A step of a measure, on a day: an hour (`14`), a length (`2 to 5 minutes`), how a transfer ended (`person busy`). */
export interface Measure {
  readonly day: string;
  readonly measure: MeasureName;
  readonly step: string;
}

/** How often. */
export interface Counted {
  readonly count: number;
}

/** Counters that are put away together. */
export interface Counts {
  readonly turns: readonly (Turn & Counted)[];
  readonly measures: readonly (Measure & Counted)[];
}

/** The steps in which the length of a call is counted, each with its end in seconds. */
export const lengths = [
  ['under 1 minute', 60],
  ['1 to 2 minutes', 120],
  ['2 to 5 minutes', 300],
  ['5 to 10 minutes', 600],
  ['10 to 20 minutes', 1200],
  ['20 minutes or more', Infinity],
] as const;

/** The step that a length of so many seconds belongs to. */
export function lengthOf(seconds: number): string {
  const [step] = lengths.find(([, end]) => seconds < end) ?? lengths[lengths.length - 1] ?? [''];
  return step;
}
