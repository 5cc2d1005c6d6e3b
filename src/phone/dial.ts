import { randomBytes } from 'node:crypto';
import type { Caller } from './caller.ts';
import { textOf, type Element } from './document.ts';
import { askNoted, note, passMoment, type OngoingCall, type Outcome } from './ongoing.ts';
import { methodOf, readCount } from './perform.ts';
import type { Answered } from './request.ts';
import type { Parameters } from './sign.ts';

/** What a Dial asks the phone company for. */
export interface Dialled {
  readonly numbers: readonly string[];
  /** The number that is shown; the caller's own where the document names none. */
  readonly callerId: string;
  readonly timeout: number;
  readonly timeLimit: number;
  readonly answerOnBridge: boolean;
}

/** How a Dial ends, as a test decides it; seconds. */
export type DialOutcome =
  | {
      readonly kind: 'answered';
      readonly after: number;
      readonly talks: number;
      /** Who hears the whisper, and may press a key in it; by default somebody who presses nothing. */
      readonly called?: Caller;
    }
  | { readonly kind: 'busy' | 'no-answer' | 'failed'; readonly after?: number };

/** Runs a document's verbs; given, because a whisper is a document within a verb. */
type RunDocument = (call: OngoingCall, answered: Answered) => Promise<Outcome>;

const usualTimeout = 30;
const usualTimeLimit = 14_400;

/** Dials, lets the two talk, and goes on as the document says. */
export async function dial(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
): Promise<Outcome | undefined> {
  const dialled = readDial(call, verb);
  const outcome = call.options.dial?.(dialled) ?? { kind: 'no-answer' };
  const ringing = Math.min(outcome.after ?? dialled.timeout, dialled.timeout);
  const text = dialled.numbers.join(' ');
  if ((await passMoment(call, { kind: 'dial', text }, ringing, { doing: 'dialling' })).kind === 'hang-up') {
    return { kind: 'end', by: 'caller' };
  }
  const isAnswered =
    outcome.kind === 'answered' &&
    outcome.after <= dialled.timeout &&
    (await whisper(call, verb, url, run, outcome.called));
  const sid = `CA${randomBytes(16).toString('hex')}`;
  if (!isAnswered) {
    return goOn(call, verb, url, {
      DialCallStatus: outcome.kind === 'answered' ? 'no-answer' : outcome.kind,
    });
  }
  const talk = Math.min(outcome.talks, dialled.timeLimit);
  if ((await passMoment(call, { kind: 'joined', text }, talk, { doing: 'talking' })).kind === 'hang-up') {
    return { kind: 'end', by: 'caller' };
  }
  return goOn(call, verb, url, {
    DialCallStatus: 'completed',
    DialCallSid: sid,
    DialCallDuration: String(Math.round(talk)),
  });
}

function readDial(call: OngoingCall, verb: Element): Dialled {
  const nested = verb.children.filter((child) => typeof child !== 'string').map(textOf);
  const own = textOf(verb);
  return {
    numbers: own === '' ? nested : [own, ...nested],
    callerId: verb.attributes.callerId ?? call.options.from ?? '+12025550100',
    timeout: readCount(verb.attributes.timeout, usualTimeout),
    timeLimit: readCount(verb.attributes.timeLimit, usualTimeLimit),
    answerOnBridge: verb.attributes.answerOnBridge === 'true',
  };
}

/** Plays a <Number url>'s document to the called side; false when it hangs up there. */
async function whisper(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
  called: Caller | undefined,
): Promise<boolean> {
  const number = verb.children.find((child) => typeof child !== 'string' && child.name === 'Number');
  if (number === undefined || typeof number === 'string' || number.attributes.url === undefined) return true;
  const silent: Caller = {
    pass: async (seconds) => {
      await call.options.clock.sleep(seconds);
      return { kind: 'elapsed' };
    },
  };
  const side: OngoingCall = {
    ...call,
    caller: called ?? silent,
    isCalled: true,
    keys: [],
    kept: [],
    gathers: 0,
  };
  let target = { url: new URL(number.attributes.url, url).href, method: methodOf(number) };
  let parameters: Parameters = call.parameters({ Direction: 'outbound-dial' });
  for (;;) {
    const answered = await askNoted(side, target, parameters);
    const outcome = await run(side, answered);
    if (outcome.kind === 'end') return outcome.by === 'line' && !hungUp(side);
    ({ target, parameters } = outcome);
  }
}

/** Whether the last verb that ran was a Hangup: a document's own end joins the two. */
function hungUp({ verbs }: OngoingCall): boolean {
  return verbs.at(-1) === 'Hangup';
}

function goOn(
  call: OngoingCall,
  verb: Element,
  url: string,
  ended: Readonly<Record<string, string>> & { readonly DialCallStatus: string },
): Outcome | undefined {
  const { action } = verb.attributes;
  const now = call.options.clock.now();
  note(call, { kind: 'dial', text: ended.DialCallStatus, at: now, until: now });
  if (action === undefined) return undefined;
  const target = { url: new URL(action, url).href, method: methodOf(verb) };
  return { kind: 'go', target, parameters: call.parameters(ended) };
}
