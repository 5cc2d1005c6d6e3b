/** A day as people write it: from milliseconds since 1970, or from a day such as 2026-11-22. */
export function dayText(locale: string, when: number | string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(when));
}
