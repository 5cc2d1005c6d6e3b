import { DateTime } from 'luxon';
import type { Period } from './store.ts';

/** The months that lie wholly in a period, as 2026-11; none where `from` is after `to`. */
export function wholeMonths({ from, to }: Period): Period {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const last = DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 1 });
  const firstWhole = first.day === 1 ? first : first.plus({ months: 1 });
  return { from: firstWhole.toFormat('yyyy-MM'), to: last.minus({ months: 1 }).toFormat('yyyy-MM') };
}

/** Each day of a period. */
export function daysOf({ from, to }: Period): readonly string[] {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const count = Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, day) => first.plus({ days: day }).toISODate() ?? '');
}

/** How long a period is that may be told. */
export const spans = ['week', 'month'] as const;
export type Span = (typeof spans)[number];

/** A week, from Monday to Sunday, such as 2026-W45, or a month such as 2026-11. */
export interface NamedPeriod extends Period {
  readonly name: string;
  readonly span: Span;
}

const names: Readonly<Record<Span, string>> = { week: "kkkk-'W'WW", month: 'yyyy-MM' };

/** The week or the month that a day is in. */
export function periodOf(day: string, span: Span): NamedPeriod {
  const date = DateTime.fromISO(day, { zone: 'utc' });
  return {
    name: date.toFormat(names[span]),
    span,
    from: date.startOf(span).toISODate() ?? '',
    to: date.endOf(span).toISODate() ?? '',
  };
}

/** The week or month of a name such as 2026-W45 or 2026-11; undefined where there is none such. */
export function periodNamed(name: string): NamedPeriod | undefined {
  if (!/^[0-9]{4}-(?:W[0-9]{2}|[0-9]{2})$/.test(name)) return undefined;
  const date = DateTime.fromISO(name, { zone: 'utc' });
  return date.isValid ? periodOf(date.toISODate(), name.includes('W') ? 'week' : 'month') : undefined;
}

/** What is kept of days, and from when on. */
interface Kept {
  /** The first day that was counted on; a month, once its days have been added up. */
  readonly firstDay: string;
  readonly today: string;
  /** The first day that is kept as a day. */
  readonly oldest: string;
}

/**
 * The weeks and months that something may have been counted in, the newest first: those that are over, and in `withOpen` also those that are not. Weeks are
 * told only where all their days are kept. There are at most as many as were kept, however far dates may go.
 */
export function periodsOf(
  { firstDay, today, oldest }: Kept,
  span: Span,
  withOpen: boolean,
): readonly NamedPeriod[] {
  const first = firstDay.length === 7 ? `${firstDay}-01` : firstDay;
  const found: NamedPeriod[] = [];
  for (let one = periodOf(today, span); one.to >= first; one = periodOf(dayBefore(one.from), span)) {
    if (span === 'week' && one.from < oldest) break;
    if (withOpen || one.to < today) found.push(one);
  }
  return found;
}

function dayBefore(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toISODate() ?? '';
}

/** A clock that knows the day and the hour of a time zone. */
interface DayClock {
  /** The day of a moment in milliseconds since 1970, as 2026-11-23. */
  readonly dayOf: (moment: number) => string;
  /** Its hour, from 00 to 23. */
  readonly hourOf: (moment: number) => string;
  /** The day so many days before. */
  readonly before: (day: string, days: number) => string;
}

/** A clock for a time zone; asked of every turn, it works a day out once. */
export function createDayClock(zone: string): DayClock {
  let known = { day: '', from: 0, until: 0 };
  return {
    dayOf: (moment) => {
      if (moment < known.from || moment >= known.until) {
        const start = DateTime.fromMillis(moment, { zone }).startOf('day');
        known = {
          day: start.toISODate() ?? '',
          from: start.toMillis(),
          until: start.plus({ days: 1 }).toMillis(),
        };
      }
      return known.day;
    },
    hourOf: (moment) => DateTime.fromMillis(moment, { zone }).toFormat('HH'),
    before: (day, days) => DateTime.fromISO(day, { zone: 'utc' }).minus({ days }).toISODate() ?? day,
  };
}
