import type { HoursForm, Stretch } from './hours.ts';

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);
const dayLong = 24 * 3_600_000;

/** What a day of the week is called; 1 is Monday. */
export function weekdayIn(locale: string, day: number): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    monday + (day - 1) * dayLong,
  );
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** A time such as 09:30 as a page's language writes it. */
export function timeIn(locale: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(monday + (hours * 60 + minutes) * 60_000);
}

/** A moment by the clock of a place. */
export function momentAt(locale: string, zone: string, when: number): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(when);
}

/** A place by whose clock hours go, as people call it: "Eastern Time (New York)". */
export function zoneIn(locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return name.includes(city) ? name : `${name} (${city})`;
}

/** Weekly hours in words, days with the same hours together: "Monday – Friday: 9:00 AM – 12:00 PM". */
export function weekIn(locale: string, { week }: HoursForm): readonly string[] {
  const said = week.map((of) => stretchesIn(locale, of));
  const runs: { readonly from: number; to: number; readonly text: string }[] = [];
  said.forEach((text, day) => {
    const last = runs.at(-1);
    if (last?.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  });
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => {
      const [first, last] = [weekdayIn(locale, from + 1), weekdayIn(locale, to + 1)];
      return `${from === to ? first : `${first} – ${last}`}: ${text}`;
    });
}

/** Stretches of a day in words; empty where there is none. */
export function stretchesIn(locale: string, of: readonly Stretch[]): string {
  const there = of.filter(({ from }) => from !== '');
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
    there.map(({ from, to }) => `${timeIn(locale, from)} – ${timeIn(locale, to)}`),
  );
}
