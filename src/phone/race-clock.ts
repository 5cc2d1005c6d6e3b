import type { Clock } from './clock.ts';

/** Time for several who act at once, on a clock that jumps: it moves to the next of them only when all of them wait. */
interface RaceClock extends Clock {
  /** Runs all of them, and resolves when each has ended; rejects with the first error of any. */
  readonly run: (works: readonly (() => Promise<void>)[]) => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that begins at a second of another. Whoever wakes at the same moment acts at the same time. `onQuiet` is told each time that all of them wait. */
export function createRaceClock(start: number, onQuiet: () => void): RaceClock {
  let time = start;
  let active = 0;
  let sleepers: readonly Sleeper[] = [];
  const rest = (): void => {
    active -= 1;
    if (active > 0) return;
    onQuiet();
    if (sleepers.length === 0) return;
    const next = Math.min(...sleepers.map(({ at }) => at));
    const due = sleepers.filter(({ at }) => at === next);
    sleepers = sleepers.filter(({ at }) => at !== next);
    time = next;
    active = due.length;
    for (const { wake } of due) wake();
  };
  return {
    now: () => time,
    sleep: (seconds) =>
      new Promise((wake) => {
        sleepers = [...sleepers, { at: time + Math.max(0, seconds), wake }];
        rest();
      }),
    deadline: () => new Promise(() => undefined),
    run: async (works) => {
      active = works.length;
      await Promise.all(works.map((work) => work().finally(rest)));
    },
  };
}
