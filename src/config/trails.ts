import type { Reason } from '../reason.ts';
import { isTimeZone, readMoment } from '../telephony/hours.ts';
import type { Given } from './checks.ts';
import type { Settings } from './settings.ts';

/** Milliseconds. */
const mostTrails = 24 * 60 * 60 * 1000;

/** What turning trails on does to what callers are promised. */
export function tellTrails({
  trailsUntil = 0,
  timeZone,
}: Pick<Settings, 'trailsUntil' | 'timeZone'>): Reason {
  const until = new Date(trailsUntil).toLocaleString('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return {
    code: 'amiss.trails',
    values: { until, zone: timeZone },
    text: `trails are on until ${until} (${timeZone}): the log links the turns of each call, with their times, which callers are promised that it does not; unset TRAILS_UNTIL to end them`,
  };
}

/** An operator who looks for a fault may link turns for a day at most; what is past is over, and keeps no line from starting. */
export function readTrails(
  { TRAILS_UNTIL: text, TIME_ZONE: zone = 'UTC' }: Given,
  now: number,
  faults: string[],
): number | undefined {
  if (text === undefined || !isTimeZone(zone)) return undefined;
  const until = readMoment(text, zone);
  if (until === undefined) {
    faults.push(
      'TRAILS_UNTIL must be a day and a time in TIME_ZONE (UTC unless set), such as 2026-12-01T12:00',
    );
  } else if (until > now + mostTrails) {
    faults.push(
      'TRAILS_UNTIL is more than 24 hours ahead: until then the log links the turns of each call, which callers are promised that it does not',
    );
  }
  return until;
}
