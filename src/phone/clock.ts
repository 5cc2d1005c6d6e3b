/** Time, as a call is given it; seconds everywhere. */
export interface Clock {
  readonly now: () => number;
  /** Resolves after so many seconds, or at once when `signal` aborts. */
  readonly sleep: (seconds: number, signal?: AbortSignal) => Promise<void>;
  /** Resolves when so many seconds have passed while something outside is awaited; a clock that jumps never does. */
  readonly deadline: (seconds: number, signal?: AbortSignal) => Promise<void>;
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
