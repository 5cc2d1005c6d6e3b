const steps = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

/** How long ago something was, such as "2 minutes ago"; from a month on its day. Both moments are in milliseconds since 1970. */
export function since(when: number, now: number, locale: string): string {
  const ago = Math.max(60_000, now - when);
  if (ago > 30 * 86_400_000) return dayIn(when, locale);
  const [unit, length] = steps.findLast(([, one]) => ago >= one) ?? steps[0];
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(ago / length), unit);
}

/** A day as a page says it; given as milliseconds since 1970, or as 2026-11-22. */
export function dayIn(day: number | string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
