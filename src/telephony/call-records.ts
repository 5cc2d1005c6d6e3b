import { codeOf, openTwilio, type TwilioAccount } from './twilio-api.ts';

/** Deletes Twilio's own records of calls that have ended. */
interface CallRecords {
  /** Has a record deleted soon; never in the way of a call. */
  readonly drop: (callSid: string) => void;
  /** Ends what waits; records that are not deleted by then stay at Twilio. */
  readonly stop: () => void;
}

/** What is told of deleting: how many records could not be deleted, and the code of the last error. */
type ToldDeletion = (undeleted: number, code: number | undefined) => void;

/** Milliseconds before each attempt: Twilio says for a while that a call has not ended. */
const waits = [2_000, 15_000, 60_000, 300_000];
const mostWaiting = 2_000;
/** Twilio’s code for a call that there is no more; all others, such as 20009 for one that has not ended, are tried again. Source: https://www.twilio.com/docs/api/errors */
const notFound = 20404;

/** Deletes records by Twilio's API, of which so many may wait; what fails is tried again a few times, then told by its number alone. */
export function createCallRecords(
  account: TwilioAccount,
  told: ToldDeletion,
  { pause = waits, most = mostWaiting }: { readonly pause?: readonly number[]; readonly most?: number } = {},
): CallRecords {
  const client = openTwilio(account);
  const timers = new Set<NodeJS.Timeout>();
  let waiting = 0;
  let undeleted = 0;

  const lose = (code: number | undefined): void => {
    undeleted += 1;
    told(undeleted, code);
  };
  const plan = (callSid: string, attempt: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void remove(callSid, attempt);
    }, pause[attempt]);
    timer.unref();
    timers.add(timer);
  };
  const remove = async (callSid: string, attempt: number): Promise<void> => {
    try {
      await (await client).calls(callSid).remove();
    } catch (error) {
      const code = codeOf(error);
      if (code !== notFound) {
        if (attempt + 1 < pause.length) {
          plan(callSid, attempt + 1);
          return;
        }
        lose(code);
      }
    }
    waiting -= 1;
  };
  return {
    drop: (callSid) => {
      if (!/^CA[0-9a-f]{32}$/i.test(callSid)) return;
      if (waiting >= most) {
        lose(undefined);
        return;
      }
      waiting += 1;
      plan(callSid, 0);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
