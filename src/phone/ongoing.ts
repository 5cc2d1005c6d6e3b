import type { Asking, Target } from './asking.ts';
import type { CallOptions } from './call-options.ts';
import type { Caller, Passed, Situation } from './caller.ts';
import { CallFailure, HungUp, codes } from './failure.ts';
import type { Moment } from './record.ts';
import { askDocument, type Answered } from './request.ts';
import type { Parameters } from './sign.ts';

/** Where a document leaves the call. */
export type Outcome =
  | { readonly kind: 'end'; readonly by: 'line' | 'caller' }
  | { readonly kind: 'go'; readonly target: Target; readonly parameters: Parameters };

/** A call that is going on: what its verbs share. */
export interface OngoingCall {
  readonly options: CallOptions;
  readonly asking: Asking;
  readonly caller: Caller;
  readonly isCalled: boolean;
  readonly keys: string[];
  readonly timeline: Moment[];
  readonly verbs: string[];
  readonly warnings: string[];
  /** Keys kept for the next Gather, with typeAhead. */
  readonly kept: string[];
  /** The parameters that every request of the call carries. */
  readonly parameters: (extra?: Parameters) => Parameters;
  /** Fails the call when strict, else warns. */
  readonly complain: (code: number, url: string, message: string) => void;
  gathers: number;
  recordings: number;
  documentsWithoutKey: number;
}

/** Puts a moment on the timeline and tells whoever watches. */
export function note(call: OngoingCall, moment: Moment): void {
  const whole = call.isCalled ? { ...moment, called: true } : moment;
  call.timeline.push(whole);
  call.options.onMoment?.(whole);
}

/** Puts on record what the phone company would only warn of. */
export function warn(call: OngoingCall, code: number, message: string): void {
  const now = call.options.clock.now();
  const text = `${code}: ${message}`;
  note(call, { kind: 'warning', text, at: now, until: now });
  call.warnings.push(text);
}

/** Seconds that are only rounding. */
const rounding = 1e-9;

/** Lets the time of a moment pass; a moment that is ended early is marked so on the timeline. */
export async function passMoment(
  call: OngoingCall,
  moment: Omit<Moment, 'at' | 'until'>,
  seconds: number,
  situation: Situation,
  onKey?: (key: string) => 'goes on' | 'ends',
): Promise<Passed> {
  const { clock } = call.options;
  const at = clock.now();
  const until = at + seconds;
  note(call, { ...moment, at, until });
  const index = call.timeline.length - 1;
  let passed: Passed;
  do {
    passed = await call.caller.pass(Math.max(0, until - clock.now()), situation);
  } while (passed.kind === 'key' && onKey?.(passed.key) === 'goes on' && clock.now() < until - rounding);
  const isEarly = passed.kind !== 'elapsed' && clock.now() < until - rounding;
  const noted = call.timeline[index];
  if (!noted) return passed;
  const ended = isEarly ? { ...noted, until: clock.now(), cut: true } : noted;
  call.timeline[index] = ended;
  call.options.onMomentEnd?.(ended);
  return passed;
}

/** Asks for a document, notes it, and hands out what the caller pressed in the meantime. */
export async function askNoted(call: OngoingCall, target: Target, parameters: Parameters): Promise<Answered> {
  const answered = await whileHeld(askDocument(call.asking, target, parameters), call.caller.gone);
  const now = call.options.clock.now();
  note(call, { kind: 'document', text: answered.url, at: now, until: now });
  for (const key of call.caller.missed?.() ?? []) keepOrLose(call, key);
  return answered;
}

const mostDocumentsWithoutKey = 50;

/** Counts a document, and throws a CallFailure once too many have come without a key pressed. */
export function countDocument(call: OngoingCall, { url }: Answered): void {
  call.documentsWithoutKey += 1;
  if (call.documentsWithoutKey <= mostDocumentsWithoutKey) return;
  throw new CallFailure(codes.loop, url, `${mostDocumentsWithoutKey} documents without a key: a loop`);
}

/** Complains of what a document's schema does not know. */
export function checkAnswered(call: OngoingCall, { document, url }: Answered): void {
  for (const fault of document.faults) call.complain(codes.schema, url, fault);
}

/** Awaits something for as long as the caller holds the phone; throws HungUp when that ends first. */
export function whileHeld<T>(going: Promise<T>, gone: AbortSignal | undefined): Promise<T> {
  if (!gone) return going;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(new HungUp());
    };
    if (gone.aborted) leave();
    gone.addEventListener('abort', leave, { once: true });
    void going.then(resolve, reject).finally(() => {
      gone.removeEventListener('abort', leave);
    });
  });
}

/** A key on record; `typed` is one of several that are taken together. */
export function noteKey(call: OngoingCall, key: string, how: 'key' | 'lost key' | 'typed' = 'key'): void {
  const now = call.options.clock.now();
  call.keys.push(key);
  call.documentsWithoutKey = 0;
  const kind = how === 'lost key' ? how : 'key';
  note(call, { kind, text: key, at: now, until: now, ...(how === 'typed' ? { isTyped: true } : {}) });
}

/** A key that no Gather takes: kept for the next one with typeAhead, else lost. */
export function keepOrLose(call: OngoingCall, key: string): void {
  noteKey(call, key, call.options.typeAhead ? 'key' : 'lost key');
  if (call.options.typeAhead) call.kept.push(key);
}

/** Runs a document's verbs; given, because a whisper is a document within a verb. */
export type RunDocument = (call: OngoingCall, answered: Answered) => Promise<Outcome>;
