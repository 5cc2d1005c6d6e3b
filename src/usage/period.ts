import { DateTime } from 'luxon';
import type { Period } from './store.ts';

/** The months that lie wholly in a period, as 2026-11; none where `from` is after `to`. */
export function wholeMonths({ from, to }: Period): Period {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const last = DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 1 });
  const firstWhole = first.day === 1 ? first : first.plus({ months: 1 });
  return { from: firstWhole.toFormat('yyyy-MM'), to: last.minus({ months: 1 }).toFormat('yyyy-MM') };
}

/** The days of a month such as 2026-11. */
export function daysOfMonth(month: string): Period {
  const first = DateTime.fromISO(month, { zone: 'utc' });
  return { from: first.toISODate() ?? '', to: first.endOf('month').toISODate() ?? '' };
}

/** Each day of a period. */
export function daysOf({ from, to }: Period): readonly string[] {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const count = Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, day) => first.plus({ days: day }).toISODate() ?? '');
}

/** The month before one such as 2026-11. */
export function monthBefore(month: string): string {
  return DateTime.fromISO(month, { zone: 'utc' }).minus({ months: 1 }).toFormat('yyyy-MM');
}

/** Whether a text is a day, as 2026-11-23. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
}

/** A clock that knows the day and the hour of a time zone. */
export interface DayClock {
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
