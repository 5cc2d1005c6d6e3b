import type { Caller, OpenGather } from '../../src/phone/caller.ts';
import type { Clock } from '../../src/phone/clock.ts';

/** What a chooser does in a Gather; seconds are from its opening. */
type Choice =
  | { readonly press: string; readonly after: number }
  | { readonly silence: true }
  | { readonly hangUp: true; readonly after: number };

/** A caller who decides at each Gather, knowing what it is going to say. */
export function createChooser(clock: Clock, choose: (gather: OpenGather) => Choice): Caller {
  let decided: { readonly number: number; readonly choice: Choice } | undefined;
  let isDone = false;
  return {
    pass: async (seconds, { gather }) => {
      if (gather && decided?.number !== gather.number) {
        decided = { number: gather.number, choice: choose(gather) };
        isDone = false;
      }
      const choice = gather && !isDone ? decided?.choice : undefined;
      const wait =
        gather && choice && 'after' in choice
          ? Math.max(0, gather.openedAt + choice.after - clock.now())
          : undefined;
      if (choice === undefined || wait === undefined || wait > seconds) {
        await clock.sleep(seconds);
        return { kind: 'elapsed' };
      }
      await clock.sleep(wait);
      isDone = true;
      return 'press' in choice ? { kind: 'key', key: choice.press } : { kind: 'hang-up' };
    },
  };
}
