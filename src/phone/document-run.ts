import { resolveAddress } from './address.ts';
import { dial } from './dial.ts';
import { textOf, type Element } from './element.ts';
import { codes } from './failure.ts';
import { gather } from './gather.ts';
import { keepOrLose, note, passMoment, warn, type OngoingCall, type Outcome } from './ongoing.ts';
import { isHeard, methodOf, performances } from './perform.ts';
import { record } from './recording.ts';
import type { Answered } from './request.ts';

/** Runs a document's verbs in order; a document that comes to its end hangs up. */
export async function runDocument(call: OngoingCall, answered: Answered): Promise<Outcome> {
  for (const [index, verb] of answered.document.verbs.entries()) {
    call.verbs.push(verb.name);
    const outcome = await runVerb(call, verb, answered, index);
    if (outcome) return outcome;
  }
  return { kind: 'end', by: 'line' };
}

async function runVerb(
  call: OngoingCall,
  verb: Element,
  answered: Answered,
  index: number,
): Promise<Outcome | undefined> {
  const { url } = answered;
  const now = call.options.clock.now();
  if (isHeard(verb)) return listen(call, verb, url);
  switch (verb.name) {
    case 'Gather':
      return gather(call, verb, url);
    case 'Record':
      return record(call, verb, url);
    case 'Dial':
      return dial(call, verb, url, runDocument);
    case 'Redirect': {
      const to = textOf(verb);
      if (to === '') {
        warn(call, codes.schema, '<Redirect> names no address: the same document is asked again');
      }
      note(call, { kind: 'redirect', text: to, at: now, until: now });
      const target = { url: to === '' ? url : resolveAddress(to, url), method: methodOf(verb) };
      return { kind: 'go', target, parameters: call.parameters() };
    }
    case 'Hangup':
      return { kind: 'end', by: 'line' };
    case 'Reject':
      if (index === 0 && call.timeline.filter(({ kind }) => kind === 'document').length === 1) {
        note(call, { kind: 'reject', text: verb.attributes.reason ?? 'rejected', at: now, until: now });
      }
      return { kind: 'end', by: 'line' };
    default:
      return undefined;
  }
}

/** Hears a Say, Play or Pause outside any Gather: keys are lost, and it goes on. */
async function listen(call: OngoingCall, verb: Element, url: string): Promise<Outcome | undefined> {
  const complain = (code: number, message: string): void => {
    call.complain(code, url, message);
  };
  for (const { seconds, ...performance } of await performances(verb, url, call.asking, complain)) {
    const passed = await passMoment(call, performance, seconds, { doing: 'listening' }, (key) => {
      keepOrLose(call, key);
      return 'goes on';
    });
    if (passed.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  }
  return undefined;
}
