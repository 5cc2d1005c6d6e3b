import type { Counted } from './counts.ts';

/** Counts smaller than this are not told: a few calls in a rare language could be somebody's. */
const least = 5;

/** How counts are shown: as they are, where nobody but the caller looks (a demo); else with small ones hidden. */
export type Exactness = 'exact' | 'small ones hidden';

/** Whether a count may be told. */
export function isShown(count: number, exactness: Exactness): boolean {
  return exactness === 'exact' || count === 0 || count >= least;
}

/** A count in words. */
export function showCount(count: number, exactness: Exactness): string {
  return isShown(count, exactness) ? inGroups(count) : `under ${least}`;
}

/**
 * A sum of counts in words. Where it has hidden parts, or could be held against a table that has, it is rounded to tens: a hidden count cannot
 * then be worked out from the others.
 */
export function showTotal(total: number, exactness: Exactness): string {
  if (exactness === 'exact') return inGroups(total);
  if (!isShown(total, exactness)) return `under ${least}`;
  if (total < 10) return 'under 10';
  return `about ${inGroups(Math.round(total / 10) * 10)}`;
}

/** The counts that may be told, for a chart. */
export function shownOnly<T extends Counted>(rows: readonly T[], exactness: Exactness): readonly T[] {
  return rows.filter(({ count }) => isShown(count, exactness));
}

function inGroups(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
