import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { Reason } from '../reason.ts';

/** Counts the requests to the voice addresses that were refused. */
export interface Refusals {
  /** `hasSignature`: Twilio's requests always have one. */
  readonly count: (hasSignature: boolean) => void;
  /** What whoever runs the line should know of it. */
  readonly amiss: () => readonly Reason[];
}

/** Milliseconds between two warnings. */
const warnEvery = 60_000;
const settings = 'PUBLIC_URL, TWILIO_AUTH_TOKEN or TWILIO_ACCOUNT_SID';

/** Counts from now on, and warns in the log once a minute at most. */
export function createRefusals(log: Logger): Refusals {
  let warned = -Infinity;
  let withSignature = 0;
  return {
    count: (hasSignature) => {
      if (hasSignature) withSignature += 1;
      const now = performance.now();
      if (now - warned <= warnEvery) return;
      warned = now;
      log.warn(`a request was refused: if it was Twilio’s, ${settings} is not what Twilio signs with`);
    },
    amiss: () =>
      withSignature === 0
        ? []
        : [
            {
              code: 'amiss.refused',
              values: { refused: withSignature, settings },
              text: `${withSignature} requests with a signature were refused since the start: if they were Twilio’s, callers heard an error, and ${settings} is not what Twilio signs with`,
            },
          ],
  };
}

/** Whether something that `/readyz` tells is about requests that were refused. */
export function isAboutRefusals(text: string): boolean {
  return /^\d+ requests with a signature were refused/.test(text);
}
