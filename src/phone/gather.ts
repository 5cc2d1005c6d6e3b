import { resolveAddress } from './address.ts';
import type { OpenGather } from './caller.ts';
import type { Element } from './element.ts';
import { noteKey, passMoment, type OngoingCall, type Outcome } from './ongoing.ts';
import { isHeard, methodOf, performances, readCount, toHeard, type Performance } from './perform.ts';

interface Typing {
  digits: string;
  finishedOnKey: string;
  isSubmitted: boolean;
}

/** One nested verb and what is heard of it. */
interface Nested {
  readonly name: string;
  readonly performed: readonly Performance[];
}

/** Says what a Gather holds and takes keys; gives where it leads, or undefined when the next verb follows. */
export async function gather(call: OngoingCall, verb: Element, url: string): Promise<Outcome | undefined> {
  const { clock } = call.options;
  const nested = await prepare(call, verb, url);
  const performed = nested.flatMap((one) => one.performed);
  call.gathers += 1;
  const open: OpenGather = {
    number: call.gathers,
    openedAt: clock.now(),
    says: toHeard(performed),
    saidAfter: performed.reduce((sum, { seconds }) => sum + seconds, 0),
  };
  const typing: Typing = { digits: '', finishedOnKey: '', isSubmitted: false };
  while (!typing.isSubmitted) {
    const key = call.kept.shift();
    if (key === undefined) break;
    type(verb, typing, key);
  }
  const isHungUp = (await hear(call, verb, typing, nested, open)) || (await wait(call, verb, typing, open));
  if (isHungUp) return { kind: 'end', by: 'caller' };
  const isEmpty = typing.digits === '';
  if (isEmpty && verb.attributes.actionOnEmptyResult !== 'true') return undefined;
  const { action } = verb.attributes;
  return {
    kind: 'go',
    target: { url: action ? resolveAddress(action, url) : url, method: methodOf(verb) },
    parameters: call.parameters({
      Digits: typing.digits,
      msg: 'Gather End',
      ...(typing.finishedOnKey === '' ? {} : { FinishedOnKey: typing.finishedOnKey }),
    }),
  };
}

/** All that the Gather will say; recordings are fetched before the first is heard. */
async function prepare(call: OngoingCall, verb: Element, url: string): Promise<readonly Nested[]> {
  const complain = (code: number, message: string): void => {
    call.complain(code, url, message);
  };
  const nested: Nested[] = [];
  for (const child of verb.children) {
    if (typeof child === 'string' || !isHeard(child)) continue;
    nested.push({ name: child.name, performed: await performances(child, url, call.asking, complain) });
  }
  return nested;
}

/** The nested speech, until a key stops it; true when the caller hung up. */
async function hear(
  call: OngoingCall,
  verb: Element,
  typing: Typing,
  nested: readonly Nested[],
  open: OpenGather,
): Promise<boolean> {
  if (typing.digits !== '' || typing.isSubmitted) return false;
  for (const { name, performed } of nested) {
    call.verbs.push(name);
    for (const { seconds, ...performance } of performed) {
      const passed = await passMoment(call, performance, seconds, { doing: 'listening', gather: open });
      if (passed.kind === 'hang-up') return true;
      if (passed.kind === 'elapsed') continue;
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
    const waiting = { doing: 'waiting', gather: open } as const;
    const passed = await passMoment(call, { kind: 'gather', text: '' }, patience, waiting);
    if (passed.kind === 'hang-up') return true;
    if (passed.kind === 'elapsed') return false;
    take(call, verb, typing, passed.key);
  }
  return false;
}

function take(call: OngoingCall, verb: Element, typing: Typing, key: string): void {
  const isTyped = readCount(verb.attributes.numDigits, Infinity) > 1;
  noteKey(call, key, isTyped ? 'typed' : 'key');
  type(verb, typing, key);
}

function type(verb: Element, typing: Typing, key: string): void {
  const { finishOnKey = '#', numDigits } = verb.attributes;
  if (finishOnKey.includes(key)) {
    typing.finishedOnKey = key;
    typing.isSubmitted = true;
    return;
  }
  typing.digits += key;
  typing.isSubmitted = typing.digits.length >= readCount(numDigits, Infinity);
}
