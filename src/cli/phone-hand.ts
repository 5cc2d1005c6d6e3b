import { createHandheld, createScript, type Caller, type Handheld } from '../phone/caller.ts';
import { createInstantClock, createRealClock, type Clock } from '../phone/clock.ts';
import { readKeys } from '../phone/keys.ts';

/** How the phone is held: by a list of keys or by hand, at a voice's pace or at once. */
interface Holding {
  readonly keys?: string;
  readonly fast?: true;
}

/** A clock, and who holds the phone on it. */
interface Holder {
  readonly clock: Clock;
  readonly caller: Caller;
  readonly handheld?: Handheld;
}

/** A clock and a caller for this way of calling; keys typed in the terminal go to `handheld`, if there is one. */
export function createHolder({ keys, fast }: Holding): Holder {
  if (keys !== undefined) {
    const clock = fast ? createInstantClock() : createRealClock();
    return { clock, caller: createScript(clock, readKeys(keys)) };
  }
  const real = createRealClock();
  if (!fast) {
    const handheld = createHandheld(real);
    return { clock: real, caller: handheld, handheld };
  }
  let skipped = 0;
  const clock = { ...real, now: () => real.now() + skipped };
  const handheld = createHandheld(clock);
  const caller: Caller = {
    ...handheld,
    pass: async (seconds, situation) => {
      if (situation.doing === 'waiting') return handheld.pass(seconds, situation);
      const passed = await handheld.pass(0, situation);
      if (passed.kind === 'elapsed') skipped += seconds;
      return passed;
    },
  };
  return { clock, caller, handheld };
}

/** Sends what is typed to the phone; gives how to stop. */
export function listenToKeyboard({ press, hangUp }: Handheld): () => void {
  const { stdin } = process;
  const onData = (data: Buffer): void => {
    for (const character of data.toString()) {
      if (/[0-9*#]/.test(character)) press(character);
      else if (character === 'h' || character === '\u0003') hangUp();
    }
  };
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.on('data', onData);
  stdin.resume();
  return () => {
    stdin.off('data', onData);
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.pause();
  };
}
