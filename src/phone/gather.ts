import type { OpenGather, Passed } from './caller.ts';
import type { Element } from './document.ts';
import { note, passMoment, type OngoingCall, type Outcome } from './ongoing.ts';
import { isHeard, methodOf, performances, readCount, toHeard, type Performance } from './perform.ts';

interface Typing {
  digits: string;
  finishedOnKey: string;
  isSubmitted: boolean;
}

/** Says what a Gather holds and takes keys; gives where it leads, or undefined when the next verb follows. */
export async function gather(call: OngoingCall, verb: Element, url: string): Promise<Outcome | undefined> {
  const { clock } = call.options;
  const performed = await performAll(call, verb, url);
  const says = toHeard(performed);
  call.gathers += 1;
  const open: OpenGather = {
    number: call.gathers,
    openedAt: clock.now(),
    says,
    saidAfter: performed.reduce((sum, { seconds }) => sum + seconds, 0),
  };
  const typing: Typing = { digits: '', finishedOnKey: '', isSubmitted: false };
  for (const key of call.kept.splice(0)) take(call, verb, typing, key);
  const isHungUp =
    (await hear(call, verb, typing, performed, open)) || (await wait(call, verb, typing, open));
  if (isHungUp) return { kind: 'end', by: 'caller' };
  const isEmpty = typing.digits === '';
  if (isEmpty && verb.attributes.actionOnEmptyResult !== 'true') return undefined;
  const action = verb.attributes.action ?? url;
  return {
    kind: 'go',
    target: { url: new URL(action, url).href, method: methodOf(verb) },
    parameters: call.parameters({
      Digits: typing.digits,
      msg: 'Gather End',
      ...(typing.finishedOnKey === '' ? {} : { FinishedOnKey: typing.finishedOnKey }),
    }),
  };
}

async function performAll(call: OngoingCall, verb: Element, url: string): Promise<readonly Performance[]> {
  const performed: Performance[] = [];
  for (const child of verb.children) {
    if (typeof child === 'string' || !isHeard(child)) continue;
    call.verbs.push(child.name);
    const complain = (code: number, message: string): void => {
      call.complain(code, url, message);
    };
    performed.push(...(await performances(child, url, call.asking, complain)));
  }
  return performed;
}

/** The nested speech, until a key stops it; true when the caller hung up. */
async function hear(
  call: OngoingCall,
  verb: Element,
  typing: Typing,
  performed: readonly Performance[],
  open: OpenGather,
): Promise<boolean> {
  if (typing.digits !== '' || typing.isSubmitted) return false;
  for (const { seconds, ...performance } of performed) {
    const passed = await passMoment(call, performance, seconds, { doing: 'listening', gather: open });
    if (passed.kind === 'hang-up') return true;
    if (passed.kind === 'key') {
      take(call, verb, typing, passed.key);
      return false;
    }
  }
  return false;
}

/** The patience after the speech, begun again at each key; true when the caller hung up. */
async function wait(call: OngoingCall, verb: Element, typing: Typing, open: OpenGather): Promise<boolean> {
  const patience = readCount(verb.attributes.timeout, 5);
  while (!typing.isSubmitted) {
    const passed: Passed = await passMoment(call, { kind: 'gather', text: '' }, patience, {
      doing: 'waiting',
      gather: open,
    });
    if (passed.kind === 'hang-up') return true;
    if (passed.kind === 'elapsed') return false;
    take(call, verb, typing, passed.key);
  }
  return false;
}

function take(call: OngoingCall, verb: Element, typing: Typing, key: string): void {
  if (typing.isSubmitted) {
    call.kept.push(key);
    return;
  }
  const now = call.options.clock.now();
  call.keys.push(key);
  call.documentsWithoutKey = 0;
  note(call, { kind: 'key', text: key, at: now, until: now });
  const { finishOnKey = '#', numDigits } = verb.attributes;
  if (finishOnKey !== '' && finishOnKey.includes(key)) {
    typing.finishedOnKey = key;
    typing.isSubmitted = true;
    return;
  }
  typing.digits += key;
  if (numDigits !== undefined && typing.digits.length >= readCount(numDigits, Infinity))
    typing.isSubmitted = true;
}
