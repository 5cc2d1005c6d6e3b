import { resolveAddress } from './address.ts';
import type { Caller } from './caller.ts';
import { textOf, type Element } from './element.ts';
import { codes } from './failure.ts';
import {
  askNoted,
  checkAnswered,
  countDocument,
  whileHeld,
  type OngoingCall,
  type RunDocument,
} from './ongoing.ts';
import { methodOf } from './perform.ts';

/** The side that is called: the id of that call, the number it is shown, and who answers. */
interface CalledSide {
  readonly callSid: string;
  readonly callerId: string;
  readonly called: Caller | undefined;
}

/** Source: https://www.twilio.com/docs/voice/twiml/number#url */
const allowed = ['Say', 'Play', 'Pause', 'Gather', 'Hangup'];

/** Plays a <Number url>'s document to the called side; false when it hangs up there. */
export async function whisper(
  call: OngoingCall,
  verb: Element,
  url: string,
  run: RunDocument,
  side: CalledSide,
): Promise<boolean> {
  const number = verb.children.find((child) => typeof child !== 'string' && child.name === 'Number');
  if (number === undefined || typeof number === 'string' || number.attributes.url === undefined) return true;
  const there = createSide(call, textOf(number), side);
  let target = { url: resolveAddress(number.attributes.url, url), method: methodOf(number) };
  let parameters = there.parameters();
  for (;;) {
    const answered = await askNoted(there, target, parameters);
    countDocument(there, answered);
    checkAnswered(there, answered);
    if (answered.document.verbs.length === 0 && call.options.reading === 'stern') return false;
    for (const { name } of answered.document.verbs) {
      if (!allowed.includes(name))
        there.complain(codes.schema, answered.url, `<${name}> may not stand in a whisper`);
    }
    const outcome = await run(there, answered);
    if (outcome.kind === 'end') return outcome.by === 'line' && !hasHungUp(there);
    ({ target, parameters } = outcome);
  }
}

/** The other end, as a call of its own; it lasts no longer than the caller holds the phone. */
function createSide(call: OngoingCall, number: string, side: CalledSide): OngoingCall {
  const { clock } = call.options;
  const called = side.called ?? {
    pass: async (seconds: number) => {
      await clock.sleep(seconds);
      return { kind: 'elapsed' } as const;
    },
  };
  const { gone } = call.caller;
  const own = {
    CallSid: side.callSid,
    ParentCallSid: call.parameters().CallSid ?? '',
    Direction: 'outbound-dial',
    From: side.callerId,
    Caller: side.callerId,
    To: number,
    Called: number,
  };
  return {
    ...call,
    caller: {
      pass: (seconds, situation) => whileHeld(called.pass(seconds, situation), gone),
      missed: () => called.missed?.() ?? [],
      gone,
    },
    isCalled: true,
    keys: [],
    kept: [],
    parameters: (extra = {}) => call.parameters({ ...own, ...extra }),
    gathers: 0,
    recordings: 0,
    documentsWithoutKey: 0,
  };
}

/** Whether the last verb that ran was a Hangup: a document's own end joins the two. */
function hasHungUp({ verbs }: OngoingCall): boolean {
  return verbs.at(-1) === 'Hangup';
}
