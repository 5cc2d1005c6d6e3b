import type { SideOutcome } from './call-options.ts';
import { textOf, type Element } from './element.ts';
import { HungUp } from './failure.ts';
import type { OngoingCall, RunDocument } from './ongoing.ts';
import { createCallSid } from './parameters.ts';
import { createRaceClock } from './race-clock.ts';
import { whisper } from './whisper.ts';

/** How ringing several phones ended: who was joined, and after how many seconds; or how none was. */
type Rung =
  | {
      readonly kind: 'joined';
      readonly number: string;
      readonly callSid: string;
      readonly after: number;
      readonly talks: number;
      readonly alsoJoined: readonly string[];
    }
  | { readonly kind: 'busy' | 'no-answer' | 'failed'; readonly after: number }
  | {
      readonly kind: 'not bridged';
      readonly callSid: string;
      readonly after: number;
      readonly lasted: number;
    };

interface Joined {
  readonly number: string;
  readonly callSid: string;
  readonly at: number;
  readonly talks: number;
}

/** Rings the phones of a Dial together: the first whose document ends in a join is joined, and all others stop. */
export async function ringTogether(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
  {
    callerId,
    timeout,
    outcomeOf,
  }: {
    readonly callerId: string;
    readonly timeout: number;
    readonly outcomeOf: (number: string) => SideOutcome;
  },
): Promise<Rung> {
  const start = call.options.clock.now();
  const joined: Joined[] = [];
  const left: { readonly callSid: string; readonly from: number; readonly to: number }[] = [];
  const stop = new AbortController();
  // Who has pressed at the same moment is answered first: it is to be seen whether both are joined.
  const clock = createRaceClock(start, () => {
    if (joined.length > 0) stop.abort();
  });
  const numbers = verb.children.filter((child) => typeof child !== 'string');
  const outcomes = numbers.map((number) => ({ number, outcome: outcomeOf(textOf(number)) }));
  const ring = async (number: Element, outcome: SideOutcome): Promise<void> => {
    if (outcome.kind !== 'answered' || outcome.after > timeout) return;
    await clock.sleep(outcome.after);
    if (stop.signal.aborted) return;
    const callSid = createCallSid();
    const from = clock.now();
    const side = {
      ...call,
      options: { ...call.options, clock },
      caller: { ...call.caller, gone: stop.signal },
    };
    try {
      const one = { ...verb, children: [number] };
      const isJoined = await whisper(side, one, url, run, {
        callSid,
        callerId,
        called: outcome.called?.(clock),
      });
      if (isJoined) joined.push({ number: textOf(number), callSid, at: clock.now(), talks: outcome.talks });
      else left.push({ callSid, from, to: clock.now() });
    } catch (error) {
      if (!(error instanceof HungUp)) throw error;
    }
  };
  await clock.run(
    outcomes.map(
      ({ number, outcome }) =>
        () =>
          ring(number, outcome),
    ),
  );
  const [first, ...others] = joined;
  if (first) {
    return {
      kind: 'joined',
      number: first.number,
      callSid: first.callSid,
      after: first.at - start,
      talks: first.talks,
      alsoJoined: others.map(({ number }) => number),
    };
  }
  const rings = outcomes.map(({ outcome }) => ringsFor(outcome, timeout));
  const after = Math.max(0, ...rings, ...left.map(({ to }) => to - start));
  const last = left.at(-1);
  if (last && call.options.reading === 'stern') {
    return { kind: 'not bridged', callSid: last.callSid, after, lasted: last.to - last.from };
  }
  const kinds = new Set(outcomes.map(({ outcome }) => outcome.kind));
  const [only] = kinds;
  return { kind: kinds.size === 1 && only !== undefined && only !== 'answered' ? only : 'no-answer', after };
}

function ringsFor(outcome: SideOutcome, timeout: number): number {
  if (outcome.kind === 'answered') return Math.min(outcome.after, timeout);
  return Math.min(outcome.after ?? (outcome.kind === 'no-answer' ? Infinity : 0), timeout);
}
