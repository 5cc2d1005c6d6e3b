import type { Clock } from './clock.ts';

/** What a caller hears while a Gather is open. */
export interface OpenGather {
  /** Which Gather of the call this is, from 1. */
  readonly number: number;
  readonly openedAt: number;
  /** What it says, with seconds from its opening. */
  readonly says: readonly Heard[];
  /** Seconds from its opening to the end of what it says. */
  readonly saidAfter: number;
}

/** One thing that is heard: a stretch of speech, a recording, or silence. */
export interface Heard {
  readonly kind: 'say' | 'play' | 'pause';
  readonly text: string;
  readonly language?: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** What goes on while time passes. */
export interface Situation {
  readonly doing: 'ringing' | 'listening' | 'waiting' | 'recording' | 'dialling' | 'talking';
  /** While something is recorded, when the caller has said it. */
  readonly gather?: OpenGather | undefined;
}

/** How a stretch of time ended. */
export type Passed =
  | { readonly kind: 'elapsed' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'hang-up' };

/** Who holds the phone: lets time pass on the clock, and ends it early by a key or by hanging up. */
export interface Caller {
  readonly pass: (seconds: number, situation: Situation) => Promise<Passed>;
  /** Keys pressed while nothing could be heard: while the line was being asked. */
  readonly missed?: () => readonly string[];
  /** Aborts when the phone is hung up, whatever is going on then. */
  readonly gone?: AbortSignal | undefined;
}

const elapsed: Passed = { kind: 'elapsed' };

/** A phone held by hand: keys come whenever they are pressed. */
export interface Handheld extends Caller {
  readonly press: (key: string) => void;
  readonly hangUp: () => void;
}

/** A phone held by hand, on a clock that goes by itself or is advanced. */
export function createHandheld(clock: Clock): Handheld {
  const pressed: string[] = [];
  const hungUp = new AbortController();
  let wake: (() => void) | undefined;
  const passed = (): Passed | undefined => {
    if (hungUp.signal.aborted) return { kind: 'hang-up' };
    const key = pressed.shift();
    return key === undefined ? undefined : { kind: 'key', key };
  };
  return {
    press: (key) => {
      pressed.push(key);
      wake?.();
    },
    hangUp: () => {
      hungUp.abort();
      wake?.();
    },
    gone: hungUp.signal,
    missed: () => pressed.splice(0),
    pass: async (seconds) => {
      const already = passed();
      if (already) return already;
      const stop = new AbortController();
      wake = () => {
        stop.abort();
      };
      await clock.sleep(seconds, stop.signal);
      wake = undefined;
      stop.abort();
      return passed() ?? elapsed;
    },
  };
}

/**
 * When a scripted key is pressed: once all is said, as the Gather opens, seconds after that, once so many of its
 * stretches of speech were heard, or at a second of the clock.
 */
type When =
  'said' | 'at once' | { readonly after: number } | { readonly heard: number } | { readonly at: number };

/** One thing that a scripted caller does; `silence` lets one Gather pass. */
export type Step =
  | { readonly press: string; readonly when?: When }
  | { readonly silence: true }
  | { readonly hangUp: true; readonly when?: When };

/** A caller who follows a script, step by step, and after it stays silent or hangs up. */
export function createScript(
  clock: Clock,
  steps: readonly Step[],
  then: 'silence' | 'hang-up' = 'silence',
): Caller {
  const left = [...steps];
  let silentIn: number | undefined;
  return {
    pass: async (seconds, { doing, gather }) => {
      const step = left[0] ?? (then === 'hang-up' ? { hangUp: true as const } : undefined);
      const wait = step && !(gather && gather.number === silentIn) ? waitFor(step, gather, doing) : undefined;
      if (step && 'silence' in step && gather && gather.number !== silentIn) {
        silentIn = gather.number;
        left.shift();
      }
      if (step === undefined || wait === undefined || wait > seconds) {
        await clock.sleep(seconds);
        return elapsed;
      }
      await clock.sleep(wait);
      left.shift();
      return 'press' in step ? { kind: 'key', key: step.press } : { kind: 'hang-up' };
    },
  };

  function waitFor(
    step: Step,
    gather: OpenGather | undefined,
    doing: Situation['doing'],
  ): number | undefined {
    if ('silence' in step) return undefined;
    const when = step.when ?? 'said';
    if (typeof when === 'object' && 'at' in when) return Math.max(0, when.at - clock.now());
    if (!gather) return undefined;
    return Math.max(0, gather.openedAt + dueAfter(when, gather, doing) - clock.now());
  }
}

/** Seconds from a Gather's opening; speech that a key stopped is over too. */
function dueAfter(
  when: Exclude<When, { at: number }>,
  gather: OpenGather,
  doing: Situation['doing'],
): number {
  if (when === 'at once' || (when === 'said' && doing === 'waiting')) return 0;
  if (when === 'said') return gather.saidAfter;
  return 'after' in when ? when.after : (gather.says[when.heard - 1]?.end ?? gather.saidAfter);
}
