import { DateTime, IANAZone } from 'luxon';
import type { Attended, Opening } from '../guide/attended.ts';

/** One stretch in which somebody answers: minutes of the day; an end before the start is on the next day. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** When somebody answers, as a setting says it. */
export interface Hours {
  readonly zone: string;
  /** By the day of the week, 1 being Monday. */
  readonly ranges: ReadonlyMap<number, readonly Range[]>;
  /** Days on which nobody answers, as 2026-12-25. */
  readonly off: ReadonlySet<string>;
  /** Single days, as 2026-12-24, on which somebody answers beside what the day of the week has. */
  readonly on: ReadonlyMap<string, readonly Range[]>;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const example = 'Mon-Fri 09:00-12:00,13:00-17:00; Sat 10:00-12:00; on 2026-12-24 18:00-21:00; off 2026-12-25';

/**
 * Reads hours such as `Mon-Fri 09:00-12:00,13:00-17:00; Sat 22:00-02:00; on 2026-12-24 18:00-21:00; off 2026-12-25`, on the hour or the half hour. A
 * day that is off and on has the hours of the single day alone.
 * Throws an Error that names the part that cannot be read, and shows an example.
 */
export function readHours(text: string, zone: string): Hours {
  const ranges = new Map<number, Range[]>();
  const off = new Set<string>();
  const on = new Map<string, Range[]>();
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [, date] = /^off (\d{4}-\d{2}-\d{2})$/.exec(part) ?? [];
    if (date !== undefined && DateTime.fromISO(date).isValid) {
      off.add(date);
      continue;
    }
    const compact = part.replaceAll(/,\s+/g, ',');
    const [, single, ofSingle = ''] = /^on (\d{4}-\d{2}-\d{2}) (\d\S*)$/.exec(compact) ?? [];
    const [, from = '', to = from, ofDays = ''] =
      /^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\d\S*)$/.exec(compact) ?? [];
    const [first, last] = [days.indexOf(from) + 1, days.indexOf(to) + 1];
    const read = (ofSingle || ofDays).split(',').map(readRange);
    const isDay = single === undefined ? first > 0 && last > 0 : DateTime.fromISO(single).isValid;
    if (!isDay || read.includes(undefined)) {
      throw new Error(`"${part}" cannot be read: write hours as ${example}, on the hour or the half hour`);
    }
    const stretches = read.filter((one) => one !== undefined);
    if (single !== undefined) {
      on.set(single, [...(on.get(single) ?? []), ...stretches]);
      continue;
    }
    for (let day = first; ; day = (day % 7) + 1) {
      ranges.set(day, [...(ranges.get(day) ?? []), ...stretches]);
      if (day === last) break;
    }
  }
  if (ranges.size === 0 && on.size === 0) throw new Error(`no hours are named: write them as ${example}`);
  return { zone, ranges, off, on };
}

function readRange(text: string): Range | undefined {
  const [, h1, m1, h2, m2] = /^(\d{2}):(00|30)-(\d{2}):(00|30)$/.exec(text) ?? [];
  const [start, end] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  const isThere = Number(h1) < 24 && (Number(h2) < 24 || end === 24 * 60) && start !== end;
  return isThere ? { start, end } : undefined;
}

/** Whether there is such a place by whose clock to go, as America/New_York, or UTC; an offset is none, as it knows no summer time. */
export function isTimeZone(zone: string): boolean {
  const isPlace = /^(?:UTC|Etc\/UTC|(?!Etc\/|SystemV\/)[a-z]+\/.+)$/i.test(zone);
  return isPlace && IANAZone.isValidZone(zone);
}

/** Places by whose clocks people go who write the short name of a clock. */
const placesOf: Readonly<Record<string, string>> = {
  A: 'America/Puerto_Rico',
  AK: 'America/Anchorage',
  C: 'America/Chicago',
  E: 'America/New_York',
  EASTERN: 'America/New_York',
  CENTRAL: 'America/Chicago',
  MOUNTAIN: 'America/Denver',
  PACIFIC: 'America/Los_Angeles',
  G: 'UTC',
  H: 'Pacific/Honolulu',
  M: 'America/Denver, or America/Phoenix without summer time',
  P: 'America/Los_Angeles',
};

/** Which place is meant where a zone is named that is none: a sentence's end, empty where nobody can tell. */
export function suggestPlace(zone: string): string {
  const [, clock = ''] = /^([A-Z]{1,8}?)(?:[SMD]?T(?:\d[A-Z]{3})?)?$/.exec(zone.toUpperCase()) ?? [];
  const place = placesOf[clock];
  return place === undefined ? '' : `: for ${zone} it is ${place}`;
}

/** A moment by the clock of a place, written as 2026-12-01T12:00, in milliseconds since 1970; undefined for what is no such moment. */
export function readMoment(text: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
  const moment = DateTime.fromISO(text, { zone });
  // An hour that a clock leaves out in spring is no moment, nor is the 24th.
  return moment.toFormat("yyyy-MM-dd'T'HH:mm") === text ? moment.toMillis() : undefined;
}

/** Whether somebody answers at this moment, in milliseconds since 1970. */
export function isOpen(hours: Hours, now: number): boolean {
  const here = DateTime.fromMillis(now, { zone: hours.zone });
  return [-1, 0].some((offset) =>
    stretchesOf(hours, here.plus({ days: offset })).some(({ start, end }) => start <= here && here < end),
  );
}

/** Whether somebody answers at this moment, and when they do next; without hours they always do. */
export function attendedAt(hours: Hours | undefined, now: number): Attended {
  return hours === undefined || isOpen(hours, now)
    ? { isOpen: true }
    : { isOpen: false, opens: nextOpening(hours, now) };
}

/** When somebody answers next; undefined where that is not within six days: a weekday's name would say too little. */
export function nextOpening(hours: Hours, now: number): Opening | undefined {
  const next = nextStart(hours, now);
  return next === undefined ? undefined : openingAt(next, hours.zone, now);
}

/** When a stretch begins next, in milliseconds since 1970; undefined where that is not within six days. */
export function nextStart(hours: Hours, now: number): number | undefined {
  const here = DateTime.fromMillis(now, { zone: hours.zone });
  for (let offset = 0; offset < 7; offset += 1) {
    const starts = stretchesOf(hours, here.plus({ days: offset }))
      .map(({ start }) => start.toMillis())
      .filter((start) => start > now);
    if (starts.length > 0) return Math.min(...starts);
  }
  return undefined;
}

/** A moment as callers are told it by the clock of a place, on the next hour or half hour; undefined where it is not within six days. */
export function openingAt(moment: number, zone: string, now: number): Opening | undefined {
  const half = 30 * 60_000;
  const next = DateTime.fromMillis(Math.ceil(moment / half) * half, { zone });
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const offset = Math.round(next.startOf('day').diff(today, 'days').days);
  if (offset > 6) return undefined;
  const day = offset === 0 ? 'today' : offset === 1 ? 'tomorrow' : next.weekday;
  return { day, hour: next.hour, half: next.minute >= 30 };
}

/** The end of the day by the clock of a place, in milliseconds since 1970. */
export function endOfDay(zone: string, now: number): number {
  return DateTime.fromMillis(now, { zone }).plus({ days: 1 }).startOf('day').toMillis();
}

/** The month as 2026-11, the day of the week, 1 for Monday, and the hour by the clock of a place. */
export function hourOfWeek(
  zone: string,
  now: number,
): { readonly month: string; readonly day: number; readonly hour: number } {
  const here = DateTime.fromMillis(now, { zone });
  return { month: here.toFormat('yyyy-MM'), day: here.weekday, hour: here.hour };
}

function stretchesOf(
  { ranges, off, on }: Hours,
  day: DateTime,
): readonly { readonly start: DateTime; readonly end: DateTime }[] {
  const date = day.toISODate() ?? '';
  // Built from the clock on the wall, so that a day of 23 or 25 hours opens at its own hour.
  const at = (minutes: number, of: DateTime): DateTime =>
    of.startOf('day').set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const weekly = off.has(date) ? [] : (ranges.get(day.weekday) ?? []);
  return [...weekly, ...(on.get(date) ?? [])].map(({ start, end }) => ({
    start: at(start, day),
    end: end > start ? at(end, day) : at(end, day.plus({ days: 1 })),
  }));
}
