import { resolveAddress } from './address.ts';
import type { Dialed, SideOutcome } from './call-options.ts';
import { textOf, type Element } from './element.ts';
import { codes } from './failure.ts';
import {
  note,
  noteKey,
  passMoment,
  warn,
  type OngoingCall,
  type Outcome,
  type RunDocument,
} from './ongoing.ts';
import { createCallSid } from './parameters.ts';
import { methodOf, readCount } from './perform.ts';
import { ringTogether } from './ring-together.ts';
import { whisper } from './whisper.ts';

const usualTimeout = 30;
const usualTimeLimit = 14_400;

/** Dials, lets the two talk, and goes on as the document says. */
export async function dial(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
): Promise<Outcome | undefined> {
  const dialed = readDial(call, verb);
  const { side: outcomeOf } = call.options;
  if (outcomeOf) return dialTogether(call, verb, url, run, { ...dialed, outcomeOf });
  const outcome = call.options.dial?.(dialed) ?? { kind: 'no-answer' };
  const rings = Math.min(outcome.after ?? (outcome.kind === 'no-answer' ? Infinity : 0), dialed.timeout);
  const text = dialed.numbers.join(' ');
  // Keys go to whoever is called: they end nothing but, where the document says so, the call to them.
  const onKey = (key: string): 'goes on' | 'ends' => {
    noteKey(call, key);
    return key === '*' && verb.attributes.hangupOnStar === 'true' ? 'ends' : 'goes on';
  };
  const ringing = await passMoment(call, { kind: 'dial', text }, rings, { doing: 'dialling' }, onKey);
  if (ringing.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  const callSid = createCallSid();
  if (outcome.kind !== 'answered') return goOn(call, verb, url, { DialCallStatus: outcome.kind });
  if (outcome.after > dialed.timeout) return goOn(call, verb, url, { DialCallStatus: 'no-answer' });
  const side = { callSid, callerId: dialed.callerId, called: outcome.called };
  const answeredAt = call.options.clock.now();
  if (!(await whisper(call, verb, url, run, side))) {
    const isStern = call.options.reading === 'stern';
    return goOn(
      call,
      verb,
      url,
      isStern ? notBridged(call, callSid, answeredAt) : { DialCallStatus: 'no-answer' },
    );
  }
  const joinedAt = call.options.clock.now();
  const most = Math.min(outcome.talks, dialed.timeLimit);
  const talking = await passMoment(call, { kind: 'joined', text }, most, { doing: 'talking' }, onKey);
  if (talking.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  return goOn(call, verb, url, toBridged(callSid, call.options.clock.now() - joinedAt));
}

/** Dials several phones that ring together; time passes for the caller once it is known what came of it. */
async function dialTogether(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
  dialed: Dialed & { readonly outcomeOf: (number: string) => SideOutcome },
): Promise<Outcome | undefined> {
  const rung = await ringTogether(call, verb, url, run, dialed);
  const text = dialed.numbers.join(' ');
  const onKey = (key: string): 'goes on' => {
    noteKey(call, key);
    return 'goes on';
  };
  const ringing = await passMoment(call, { kind: 'dial', text }, rung.after, { doing: 'dialling' }, onKey);
  if (ringing.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  if (rung.kind === 'not bridged') {
    return goOn(call, verb, url, toNotBridged(rung.callSid, rung.lasted));
  }
  if (rung.kind !== 'joined') return goOn(call, verb, url, { DialCallStatus: rung.kind });
  if (rung.alsoJoined.length > 0) {
    warn(
      call,
      codes.twoJoined,
      `${rung.alsoJoined.length + 1} called persons were told that they have the call`,
    );
  }
  const most = Math.min(rung.talks, dialed.timeLimit);
  const joinedAt = call.options.clock.now();
  const moment = { kind: 'joined', text: rung.number } as const;
  const talking = await passMoment(call, moment, most, { doing: 'talking' }, onKey);
  if (talking.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  return goOn(call, verb, url, toBridged(rung.callSid, call.options.clock.now() - joinedAt));
}

/** What is told of a call that was taken, and whose sides were not joined. */
function notBridged({ options: { clock } }: OngoingCall, callSid: string, answeredAt: number): Ended {
  return toNotBridged(callSid, clock.now() - answeredAt);
}

type Ended = Readonly<Record<string, string>> & { readonly DialCallStatus: string };

function toNotBridged(callSid: string, seconds: number): Ended {
  return { ...toBridged(callSid, seconds), DialBridged: 'false' };
}

function toBridged(callSid: string, seconds: number): Ended {
  return {
    DialCallStatus: 'completed',
    DialBridged: 'true',
    DialCallSid: callSid,
    DialCallDuration: String(Math.round(seconds)),
  };
}

function readDial(call: OngoingCall, verb: Element): Dialed {
  const nested = verb.children.filter((child) => typeof child !== 'string').map(textOf);
  const own = textOf(verb);
  return {
    numbers: own === '' ? nested : [own, ...nested],
    callerId: verb.attributes.callerId ?? String(call.parameters().From),
    timeout: readCount(verb.attributes.timeout, usualTimeout),
    timeLimit: readCount(verb.attributes.timeLimit, usualTimeLimit),
    answerOnBridge: verb.attributes.answerOnBridge === 'true',
  };
}

function goOn(call: OngoingCall, verb: Element, url: string, ended: Ended): Outcome | undefined {
  const { action } = verb.attributes;
  const now = call.options.clock.now();
  note(call, { kind: 'dial', text: ended.DialCallStatus, at: now, until: now });
  if (action === undefined) return undefined;
  const target = { url: action === '' ? url : resolveAddress(action, url), method: methodOf(verb) };
  return { kind: 'go', target, parameters: call.parameters(ended) };
}
