import type { TwilioRecordings } from '../telephony/recordings.ts';
import type { LendStore } from './store.ts';

/** What deleting recordings needs. */
interface LeftParts {
  /** Opened when it is first needed, and again where that failed. */
  readonly store: () => Promise<LendStore>;
  readonly recordings: TwilioRecordings;
  readonly now: () => number;
}

/** Has the recordings deleted that still lie at the phone company. */
interface Left {
  /** Deletes those that are due; never rejects. */
  readonly look: () => Promise<void>;
  /** How many could not be deleted, as far as the last look could tell. */
  readonly stuck: () => number;
}

/** Milliseconds until a deletion that failed is tried again: longer each time, up to an hour. */
function waitAfter(tries: number): number {
  return Math.min(3_600_000, 30_000 * 2 ** Math.min(tries, 10));
}

/** Deletes what is noted as recorded and not as gone, by whichever instance, until it is gone. */
export function createLeft({ store: open, recordings, now }: LeftParts): Left {
  let stuck = 0;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const store = await open();
    for (const { sid, tries } of await store.dueRecordings(now())) {
      if (await recordings.drop(sid)) await store.forgetRecording(sid);
      else await store.putOff(sid, now() + waitAfter(tries));
    }
    stuck = await store.stuckRecordings();
    // A take that nobody has decided on is gone with its call.
    await store.tidy(now());
  };
  return {
    // One look after the other; what fails is looked at the next time.
    look: () => {
      looking ??= look()
        .catch(() => undefined)
        .finally(() => (looking = undefined));
      return looking;
    },
    stuck: () => stuck,
  };
}
