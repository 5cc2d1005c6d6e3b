/** Time, as a call is given it; seconds everywhere. */
export interface Clock {
  readonly now: () => number;
  /** Resolves after so many seconds, or at once when `signal` aborts. */
  readonly sleep: (seconds: number, signal?: AbortSignal) => Promise<void>;
  /** Resolves when so many seconds have passed while something outside is awaited; a clock that jumps never does. */
  readonly deadline: (seconds: number, signal?: AbortSignal) => Promise<void>;
}

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

/** A clock whose sleeps jump: a whole call takes no time, and always the same time on the clock. */
export function createInstantClock(): Clock {
  let time = 0;
  return {
    now: () => time,
    sleep: (seconds) => {
      time += Math.max(0, seconds);
      return Promise.resolve();
    },
    deadline: () => new Promise(() => undefined),
  };
}

/** The clock on the wall, from 0 at its making. */
export function createRealClock(): Clock {
  const started = Date.now();
  const sleep = (seconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, seconds * 1000);
      if (signal?.aborted) done();
      else signal?.addEventListener('abort', done, { once: true });
    });
  return { now: () => (Date.now() - started) / 1000, sleep, deadline: sleep };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
