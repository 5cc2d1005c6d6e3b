import type { NamedPeriod } from '../period.ts';
import type { Report } from '../report.ts';

/** The periods that may be told, the newest first, and the one that is. */
export interface Choice {
  readonly weeks: readonly NamedPeriod[];
  readonly months: readonly NamedPeriod[];
  /** Undefined while no week or month with calls is over. */
  readonly period: NamedPeriod | undefined;
  /** What of the address could not be answered. */
  readonly fault?: string;
}

/** What a page shows, and how. */
export interface UsageProps {
  readonly report: Report;
  readonly choice: Choice;
  /** Where the pages are, without an end slash. */
  readonly path: string;
  /** The counters were made up for looking at. */
  readonly isSimulated: boolean;
  /** Where the words of a node stand in a language; undefined where no page has them. */
  readonly scriptLink?: ((language: string, node: string) => string) | undefined;
}
