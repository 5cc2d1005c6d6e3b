/** Says that a visitor has more under way than one page asks for. */
export class BusyError extends Error {
  readonly status = 429;
}

/** Work that is heavy, done for each visitor one piece after the other. */
type Turns = <T>(who: string, work: () => Promise<T>) => Promise<T>;

/** Lets each visitor have one piece of work done at a time; rejects with a BusyError once more than `most` wait. */
export function createTurns(most = 4): Turns {
  const under = new Map<string, { waiting: number; last: Promise<unknown> }>();
  return async (who, work) => {
    const mine = under.get(who) ?? { waiting: 0, last: Promise.resolve() };
    if (mine.waiting > most) throw new BusyError('Too much at once: wait until what you asked for is there.');
    under.set(who, mine);
    mine.waiting += 1;
    const done = mine.last.then(work);
    mine.last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      mine.waiting -= 1;
      if (mine.waiting === 0) under.delete(who);
    }
  };
}
