import type { Month } from '../guide/facts.ts';

/** A month as a page's language writes it: "November 2026". */
export function monthIn(locale: string, { year, month }: Month): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.UTC(year, month - 1, 15));
}

/** A day such as 2026-11-22, or the day of a moment, as a page's language writes it. */
export function dayIn(locale: string, day: string | number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** A moment as a page's language writes it, in universal time: an instance does not know where its visitors are. */
export function momentIn(locale: string, when: number): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(when)} UTC`;
}
