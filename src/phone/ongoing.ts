import type { CallOptions } from './call.ts';
import type { Caller, Passed, Situation } from './caller.ts';
import { codes } from './failure.ts';
import type { Moment } from './record.ts';
import { askDocument, type Answered, type Asking, type Target } from './request.ts';
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
  readonly complain: (code: number, url: string, message: string) => void;
  gathers: number;
  documentsWithoutKey: number;
}

/** Puts a moment on the timeline and tells whoever watches. */
export function note(call: OngoingCall, moment: Moment): void {
  const whole = call.isCalled ? { ...moment, called: true } : moment;
  call.timeline.push(whole);
  call.options.onMoment?.(whole);
}

/** Lets the time of a moment pass; a moment that is ended early is marked so on the timeline. */
export async function passMoment(
  call: OngoingCall,
  moment: Omit<Moment, 'at' | 'until'>,
  seconds: number,
  situation: Situation,
): Promise<Passed> {
  const { clock } = call.options;
  const at = clock.now();
  note(call, { ...moment, at, until: at + seconds });
  const index = call.timeline.length - 1;
  const passed = await call.caller.pass(seconds, situation);
  const noted = call.timeline[index];
  if (passed.kind !== 'elapsed' && noted) call.timeline[index] = { ...noted, until: clock.now(), cut: true };
  if (passed.kind === 'key') call.documentsWithoutKey = 0;
  return passed;
}

/** Asks for a document, notes it, and hands out what the caller pressed in the meantime. */
export async function askNoted(call: OngoingCall, target: Target, parameters: Parameters): Promise<Answered> {
  const answered = await askDocument(call.asking, target, parameters);
  const now = call.options.clock.now();
  note(call, { kind: 'document', text: answered.url, at: now, until: now });
  for (const fault of answered.document.faults) call.complain(codes.schema, answered.url, fault);
  for (const key of call.caller.missed?.() ?? []) keepOrLose(call, key);
  return answered;
}

/** A key that no Gather takes: kept for the next one with typeAhead, else lost. */
export function keepOrLose(call: OngoingCall, key: string): void {
  const now = call.options.clock.now();
  call.keys.push(key);
  call.documentsWithoutKey = 0;
  if (call.options.typeAhead) call.kept.push(key);
  else note(call, { kind: 'lost key', text: key, at: now, until: now });
}
