import type { Month } from '../guide/facts.ts';

const mostDays = 60;

/** Whether a comparison in this month is more than 60 days past at a moment (milliseconds since 1970), counted from the month's end. */
export function isOld({ year, month }: Month, now: number): boolean {
  const end = Date.UTC(year, month, 1);
  return now - end > mostDays * 24 * 60 * 60 * 1000;
}
