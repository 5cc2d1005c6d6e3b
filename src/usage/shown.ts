import { createHmac } from 'node:crypto';

/** How counts are told: as they are, where nobody but the caller looks (a demo); else each rounded to a ten. */
export type Exactness = 'exact' | 'rounded';

/** Gives what is told of a count. `cell` names what is counted, over what and when: the same cell is always told alike. */
export type Round = (cell: string, count: number) => number;

const step = 10;
/** No share or average is told of fewer: it would say more than the numbers that it is made of. */
const leastShared = 100;

/** Tells counts as they are. */
export const exactly: Round = (_cell, count) => count;

/**
 * Rounds each count to a ten, up or down by a chance that is drawn once for each cell: a 3 is a 10 three times in ten, and a 0 else. Sums stay right on
 * the average, and no difference between any two numbers is that of a few callers. Whoever does not have the key, which never leaves the database,
 * cannot tell how the chance fell ("random rounding", as statistical offices use it).
 */
export function roundBy(key: string): Round {
  return (cell, count) => {
    const rest = count % step;
    if (rest === 0) return count;
    const chance = createHmac('sha256', key).update(cell).digest().readUInt32BE() / 2 ** 32;
    return count - rest + (chance < rest / step ? step : 0);
  };
}

/** A count that has been rounded, or is told exactly, in words. */
export function showCount(count: number, exactness: Exactness): string {
  if (exactness === 'rounded' && count === 0) return `under ${step}`;
  return Math.round(count).toLocaleString('en-US');
}

/** A sum in words. */
export function showTotal(total: number, exactness: Exactness): string {
  return exactness === 'rounded' && total > 0
    ? `about ${showCount(total, exactness)}`
    : showCount(total, exactness);
}

/** Whether a share or an average of so many may be told. */
export function mayShare(whole: number, exactness: Exactness): boolean {
  return whole > 0 && (exactness === 'exact' || whole >= leastShared);
}

/** A share in per cent, or a dash where it may not be told. */
export function showShare(part: number, whole: number, exactness: Exactness): string {
  // Of rounded numbers a part may come out larger than its whole.
  return mayShare(whole, exactness) ? `${Math.round(100 * Math.min(1, part / whole))} %` : '–';
}
