import type { Clock } from '../../src/phone/clock.ts';

/** A clock that a test moves by hand; `sleeping` tells how many wait for it. */
export interface ManualClock extends Clock {
  /** Moves the clock, waking sleepers in the order of their time, and lets what they do go on. */
  readonly advance: (seconds: number) => Promise<void>;
  readonly sleeping: () => number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is advanced. */
export function createManualClock(): ManualClock {
  let time = 0;
  const sleepers = new Set<Sleeper>();
  const sleep = (seconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (seconds <= 0 || signal?.aborted) {
        resolve();
        return;
      }
      const wake = (): void => {
        sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { at: time + seconds, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });
  return {
    now: () => time,
    sleep,
    deadline: sleep,
    sleeping: () => sleepers.size,
    advance: async (seconds) => {
      const until = time + seconds;
      await settle();
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        time = next.at;
        next.wake();
        await settle();
      }
      time = until;
      await settle();
    },
  };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
