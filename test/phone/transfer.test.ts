import { expect, it } from 'vitest';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { callTinyLine, say, startTinyLine, twiml } from './tiny-line.ts';

const answered = { kind: 'answered', after: 5, talks: 60 } as const;

it('keys that the caller presses go to whoever is called, and end nothing', async () => {
  const line = await startTinyLine({ '/': twiml('<Dial>+12025550123</Dial>') });
  const keys = [
    { press: '1', when: { at: 2 } },
    { press: '*', when: { at: 20 } },
  ];
  expect(await callTinyLine(line, keys, { dial: () => answered })).toMatchObject({
    seconds: 65,
    keys: ['1', '*'],
  });
});

it('a star ends a talk where the document says so, and the time really talked is told', async () => {
  const line = await startTinyLine({
    '/': twiml('<Dial hangupOnStar="true" action="/next">+12025550123</Dial>'),
    '/next': twiml(),
  });
  const record = await callTinyLine(line, [{ press: '*', when: { at: 20 } }], { dial: () => answered });
  expect(record.seconds).toBe(20);
  expect(Object.fromEntries(line.got[1]?.form ?? [])).toMatchObject({
    DialCallStatus: 'completed',
    DialCallDuration: '15',
  });
});

it('who answers after the time to ring does not answer', async () => {
  const line = await startTinyLine({
    '/': twiml('<Dial timeout="4" action="/next">+12025550123</Dial>'),
    '/next': twiml(),
  });
  const record = await callTinyLine(line, [], { dial: () => answered });
  expect(record.seconds).toBe(4);
  expect(line.got[1]?.form.get('DialCallStatus')).toBe('no-answer');
});

it('what is busy or fails does so at once, unless a test says otherwise', async () => {
  const line = await startTinyLine({ '/': twiml('<Dial>+12025550123</Dial>') });
  expect((await callTinyLine(line, [], { dial: () => ({ kind: 'busy' }) })).seconds).toBe(0);
  expect((await callTinyLine(line, [], { dial: () => ({ kind: 'failed', after: 3 }) })).seconds).toBe(3);
});

it('hanging up in the middle of a talk ends everything: the action is not asked', async () => {
  const line = await startTinyLine({ '/': twiml('<Dial action="/next">+12025550123</Dial>') });
  const record = await callTinyLine(line, [{ hangUp: true, when: { at: 9 } }], { dial: () => answered });
  expect(record).toMatchObject({ ended: 'caller', seconds: 9 });
  expect(line.got).toHaveLength(1);
});

const dial =
  '<Dial callerId="+12025550188" action="/next"><Number url="/whisper">+12025550123</Number></Dial>';

it('a whisper is asked for in the name of the call to the other side, which shows the number it should', async () => {
  const line = await startTinyLine({ '/': twiml(dial), '/whisper': twiml(say('hello')), '/next': twiml() });
  await callTinyLine(line, [], { callSid: 'CA1', from: '+12025550111', dial: () => answered });
  const [, whisper, next] = line.got;
  expect(Object.fromEntries(whisper?.form ?? [])).toMatchObject({
    ParentCallSid: 'CA1',
    Direction: 'outbound-dial',
    From: '+12025550188',
    Caller: '+12025550188',
    To: '+12025550123',
    Called: '+12025550123',
    CallStatus: 'in-progress',
  });
  expect(whisper?.form.get('CallSid')).toBe(next?.form.get('DialCallSid'));
  expect(Object.fromEntries(next?.form ?? [])).toMatchObject({ CallSid: 'CA1', From: '+12025550111' });
});

it('the time of a whisper is no time of the talk', async () => {
  const line = await startTinyLine({
    '/': twiml(dial),
    '/whisper': twiml('<Pause length="7"/>'),
    '/next': twiml(),
  });
  const record = await callTinyLine(line, [], { dial: () => answered });
  expect(line.got[2]?.form.get('DialCallDuration')).toBe('60');
  expect(record.seconds).toBe(72);
});

it('a whisper has verbs that it may not use, and no end of documents', async () => {
  const to = (verb: string) => startTinyLine({ '/': twiml(dial), '/whisper': twiml(verb), '/next': twiml() });
  const call = async (verb: string, strict: boolean) =>
    callTinyLine(await to(verb), [], { strict, dial: () => answered });
  expect((await call('<Redirect>/whisper</Redirect>', true)).failure?.code).toBe(12200);
  expect((await call('<Redirect>/whisper</Redirect>', false)).ended).toBe('failed');
});

it('who is called may hang up during the whisper, which is no answer', async () => {
  const line = await startTinyLine({
    '/': twiml(dial),
    '/whisper': twiml('<Gather>', say('hello'), '</Gather>'),
    '/next': twiml(),
  });
  const clock = createInstantClock();
  const called = createScript(clock, [{ hangUp: true }]);
  const record = await callTinyLine(line, [], {
    clock,
    caller: createScript(clock, []),
    dial: () => ({ ...answered, called }),
  });
  expect(record.ended).toBe('line');
  expect(line.got[2]?.form.get('DialCallStatus')).toBe('no-answer');
});

it('what is not written down of an empty whisper is read in two ways: it joins the two, or hangs up and is told as not bridged', async () => {
  const call = async (reading: 'kind' | 'stern'): Promise<Record<string, string>> => {
    const line = await startTinyLine({ '/': twiml(dial), '/whisper': twiml(), '/next': twiml() });
    await callTinyLine(line, [], { reading, dial: () => answered });
    return Object.fromEntries(line.got[2]?.form ?? []);
  };
  expect(await call('kind')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
  expect(await call('stern')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
});
