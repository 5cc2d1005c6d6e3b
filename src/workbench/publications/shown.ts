import type { Conflict } from '../../desk/folded.ts';
import type { Publication } from '../../desk/store.ts';
import type { Facts } from '../../guide/facts.ts';
import type { Reason } from '../../reason.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Entry } from './entries.ts';

/** What the page shows of the draft and of what was published. */
export interface Shown {
  readonly entries: readonly Entry[];
  /** Up to which change, and over which publication, is shown and published. */
  readonly upTo: number;
  readonly newest: number;
  /** What the rules have against it; undefined while that is being looked at. */
  readonly faults: readonly Reason[] | undefined;
  readonly conflicts: readonly Pick<Conflict, 'place' | 'isGone'>[];
  readonly publications: readonly Publication[];
  readonly names: ReadonlyMap<string, string>;
  readonly surveyed: readonly Surveyed[];
  readonly facts: Facts;
  readonly page: number;
  /** The page of the publications. */
  readonly back: number;
  /** What whoever publishes has typed. */
  readonly note: string;
}
