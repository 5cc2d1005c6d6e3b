import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import type { TwilioAccount } from '../telephony/twilio-api.ts';
import { createRecorder, type Recorder } from '../usage/recorder.ts';

/** What counts the steps of calls; undefined where nothing is counted. */
export function createRecorderOf(
  { databaseUrl, timeZone }: Settings,
  log: Logger,
  now: () => number,
): Recorder | undefined {
  if (databaseUrl === undefined) return undefined;
  return createRecorder({
    // The line answers before the database does.
    open: async () => (await import('../usage/database.ts')).openStore(databaseUrl),
    zone: timeZone,
    now,
    told: (state, why) => {
      if (state === 'answers again') log.info('the database of what is used answers again');
      else
        log.warn(
          `the database of what is used does not answer: counters wait (DATABASE_URL)${why === undefined ? '' : `; ${why}`}`,
        );
    },
  });
}

/** The account at Twilio; undefined where none is set. */
export function accountOf(
  { accountSid, authToken }: Settings,
  apiUrl: string | undefined,
): TwilioAccount | undefined {
  return accountSid === undefined ? undefined : { accountSid, authToken, apiUrl };
}
