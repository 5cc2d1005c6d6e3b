import { describe, expect, it } from 'vitest';
import type { DialOutcome, Dialed } from '../../src/phone/call-options.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { callTinyLine, say, startTinyLine, twiml } from './tiny-line.ts';

const dial = (attributes: string, inside = '+12025550123'): string => `<Dial ${attributes}>${inside}</Dial>`;

describe('a Dial', () => {
  it.each([
    [{ kind: 'busy' }, 'busy'],
    [{ kind: 'no-answer' }, 'no-answer'],
    [{ kind: 'failed' }, 'failed'],
  ] as const)('that ends as %o tells its action so, and nothing of a duration', async (outcome, status) => {
    const line = await startTinyLine({ '/': twiml(dial('action="/next"'), say('never')), '/next': twiml() });
    const { verbs } = await callTinyLine(line, [], { dial: () => outcome });
    const form = line.got[1]?.form;
    expect([form?.get('DialCallStatus'), form?.has('DialCallSid'), form?.has('DialCallDuration')]).toEqual([
      status,
      false,
      false,
    ]);
    expect(verbs).toEqual(['Dial']);
  });

  it('that is answered tells its action the other call and how long they talked', async () => {
    const line = await startTinyLine({ '/': twiml(dial('action="/next"')), '/next': twiml() });
    const record = await callTinyLine(line, [], { dial: () => ({ kind: 'answered', after: 6, talks: 40 }) });
    const form = line.got[1]?.form;
    expect(form?.get('DialCallStatus')).toBe('completed');
    expect(form?.get('DialCallDuration')).toBe('40');
    expect(form?.get('DialCallSid')).toMatch(/^CA/);
    expect(record.seconds).toBe(46);
  });

  it('goes on with the next verb where it has no action', async () => {
    const line = await startTinyLine({ '/': twiml(dial(''), say('after')) });
    expect((await callTinyLine(line)).verbs).toEqual(['Dial', 'Say']);
  });

  it('rings 30 s and shows the caller’s own number, unless it says otherwise', async () => {
    const seen: Dialed[] = [];
    const see = (dialed: Dialed): DialOutcome => {
      seen.push(dialed);
      return { kind: 'no-answer' };
    };
    const line = await startTinyLine({
      '/': twiml(dial(''), dial('timeout="25" callerId="+12025550199" timeLimit="60"')),
    });
    const { seconds } = await callTinyLine(line, [], { dial: see, from: '+12025550101' });
    expect(seen).toMatchObject([
      { callerId: '+12025550101', timeout: 30, timeLimit: 14_400 },
      { callerId: '+12025550199', timeout: 25, timeLimit: 60 },
    ]);
    expect(seconds).toBe(55);
  });

  it('is ended by its time limit', async () => {
    const line = await startTinyLine({ '/': twiml(dial('timeLimit="60"')) });
    const { seconds } = await callTinyLine(line, [], {
      dial: () => ({ kind: 'answered', after: 0, talks: 500 }),
    });
    expect(seconds).toBe(60);
  });

  it('ends with the call when the caller hangs up while it rings', async () => {
    const line = await startTinyLine({ '/': twiml(dial('action="/next"')) });
    const record = await callTinyLine(line, [{ hangUp: true, when: { at: 7 } }]);
    expect([record.ended, record.seconds, line.got.length]).toEqual(['caller', 7, 1]);
  });
});

describe('a whisper', () => {
  const number = '<Number url="/whisper">+12025550123</Number>';
  const takes = twiml('<Gather numDigits="1" action="/taken">', say('press one'), '</Gather>', '<Hangup/>');
  const pages = {
    '/': twiml(dial('action="/next"', number)),
    '/whisper': takes,
    '/taken': twiml(),
    '/next': twiml(),
  };

  it('is asked for, signed, and played to the called side alone', async () => {
    const line = await startTinyLine(pages);
    const record = await callTinyLine(line, [], { dial: () => ({ kind: 'answered', after: 2, talks: 10 }) });
    expect(line.got[1]?.headers['x-twilio-signature']).toBeTypeOf('string');
    expect(record.timeline.filter(({ kind }) => kind === 'say')).toMatchObject([{ called: true }]);
  });

  it('that ends in a hang-up counts as no answer', async () => {
    const line = await startTinyLine(pages);
    await callTinyLine(line, [], { dial: () => ({ kind: 'answered', after: 2, talks: 10 }) });
    expect(line.got.at(-1)?.form.get('DialCallStatus')).toBe('no-answer');
  });

  it('joins the two when its last document comes to its end', async () => {
    const line = await startTinyLine(pages);
    const clock = createInstantClock();
    const called = createScript(clock, [{ press: '1' }]);
    const { keys } = await callTinyLine(line, [], {
      clock,
      caller: createScript(clock, []),
      dial: () => ({ kind: 'answered', after: 2, talks: 10, called }),
    });
    expect(line.got.at(-1)?.form.get('DialCallStatus')).toBe('completed');
    expect(keys).toEqual([]);
  });
});
