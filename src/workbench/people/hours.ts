import { DateTime } from 'luxon';
import { readHours } from '../../telephony/hours.ts';

/** A time of the day from and to, as 09:00; both empty where nobody is there. Midnight at its end is 24:00. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Hours on a single day, in place of those of its weekday; without times nobody is there. */
interface SingleDay extends Stretch {
  /** As 2026-12-24. */
  readonly date: string;
}

/** Hours as a form has them. */
export interface HoursForm {
  /** Two stretches for each day of the week, from Monday. */
  readonly week: readonly (readonly Stretch[])[];
  readonly days: readonly SingleDay[];
}

/** The days of the week as hours are written. */
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const none: Stretch = { from: '', to: '' };

/** Every time of the day that a stretch can begin or end at. */
export const times: readonly string[] = Array.from({ length: 49 }, (_, half) => clock(half * 30));

/** Hours as the form shows them; what cannot be read is shown as none. */
export function toForm(text: string, zone: string): HoursForm {
  const hours = read(text, zone);
  const stretches = (of: readonly { readonly start: number; readonly end: number }[]): Stretch[] =>
    of.map(({ start, end }) => ({ from: clock(start), to: clock(end) }));
  const week = weekdays.map((_, day) => [
    ...stretches(hours?.ranges.get(day + 1) ?? []),
    ...[none, none].slice(hours?.ranges.get(day + 1)?.length ?? 0),
  ]);
  const on = [...(hours?.on ?? [])].flatMap(([date, of]) => stretches(of).map((one) => ({ date, ...one })));
  const off = [...(hours?.off ?? [])].filter((date) => !hours?.on.has(date));
  const days = [...on, ...off.map((date) => ({ date, ...none }))];
  return { week, days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** What a form says, as hours are kept; single days before `today` are over. */
export function toText({ week, days }: HoursForm, today: string): string {
  const isThere = ({ from, to }: Stretch): boolean => from !== '' || to !== '';
  const write = (of: readonly Stretch[]): string =>
    of.map(({ from, to }) => `${from}-${to === '00:00' ? '24:00' : to}`).join(',');
  const weekly = week.flatMap((of, day) => {
    const there = of.filter(isThere);
    return there.length > 0 ? [`${weekdays[day] ?? ''} ${write(there)}`] : [];
  });
  const coming = days.filter(({ date }) => date >= today);
  const single = [...new Set(coming.map(({ date }) => date))].flatMap((date) => {
    const there = coming.filter((one) => one.date === date && isThere(one));
    // Off as well: then the day has these hours alone.
    return [`off ${date}`, ...(there.length > 0 ? [`on ${date} ${write(there)}`] : [])];
  });
  return [...weekly, ...single].join('; ');
}

/** The day by the clock of a place, as 2026-11-29. */
export function dayAt(zone: string, now: number): string {
  return DateTime.fromMillis(now, { zone }).toISODate() ?? '';
}

function read(text: string, zone: string): ReturnType<typeof readHours> | undefined {
  try {
    return readHours(text, zone);
  } catch {
    return undefined;
  }
}

function clock(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
