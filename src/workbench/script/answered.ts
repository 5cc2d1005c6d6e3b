import type { BenchLine } from '../../desk/bench-line.ts';
import type { Outcome } from '../../desk/outcome.ts';
import type { Act } from './acts.ts';

/** What somebody did to the line just now, what came of it, and how the line stood before. */
export interface Answered {
  readonly act: Act;
  readonly outcome: Outcome;
  readonly before: BenchLine;
}
