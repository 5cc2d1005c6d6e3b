import { describe, expect, it } from 'vitest';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createManualClock } from './manual-clock.ts';
import { signRequest } from '../../src/phone/sign.ts';
import { callTinyLine, say, startTinyLine, twiml, type Got } from './tiny-line.ts';

const asks = twiml('<Gather numDigits="1" action="/next"><Pause/></Gather>');
const press1 = [{ press: '1' }] as const;

describe('what a request carries', () => {
  it('rings first and is in progress afterwards', async () => {
    const line = await startTinyLine({ '/': asks, '/next': twiml() });
    await callTinyLine(line, press1);
    expect(line.got.map(({ form }) => form.get('CallStatus'))).toEqual(['ringing', 'in-progress']);
  });

  it('names the call, both sides and their empty places', async () => {
    const line = await startTinyLine({ '/': twiml() });
    await callTinyLine(line, [], { callSid: 'CA1', from: '+12025550101', to: '+12025550102' });
    const form = Object.fromEntries(line.got[0]?.form ?? []);
    expect(form).toMatchObject({
      CallSid: 'CA1',
      From: '+12025550101',
      Caller: '+12025550101',
      To: '+12025550102',
      Called: '+12025550102',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      FromCity: '',
      CallerState: '',
      ToZip: '',
      CalledCountry: '',
    });
    expect(form.AccountSid).toMatch(/^AC/);
  });

  it('is signed over the address and the form when it is posted', async () => {
    const line = await startTinyLine({ '/': twiml() });
    await callTinyLine(line);
    const [got] = line.got;
    const expected = signRequest('a token', `${line.origin}/`, Object.fromEntries(got?.form ?? []));
    expect(got?.headers['x-twilio-signature']).toBe(expected);
  });

  it('adds its parameters to a GET address, and signs the whole of it', async () => {
    const line = await startTinyLine({ '/': twiml() });
    await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/?own=1`, voiceMethod: 'GET' } });
    const [got] = line.got;
    expect(got?.query.get('own')).toBe('1');
    expect(got?.query.get('CallStatus')).toBe('ringing');
    const asked = `${line.origin}/?${got?.query.toString() ?? ''}`;
    expect(got?.headers['x-twilio-signature']).toBe(signRequest('a token', asked, {}));
  });

  it('is signed for the public address where the line is behind a proxy', async () => {
    const line = await startTinyLine({ '/': asks, '/next': twiml() });
    await callTinyLine(line, press1, { publicUrl: 'https://line.example' });
    const signatures = line.got.map(({ headers }) => headers['x-twilio-signature']);
    expect(signatures).toEqual(
      line.got.map(({ form, path }) =>
        signRequest('a token', `https://line.example${path}`, Object.fromEntries(form)),
      ),
    );
  });

  it('sends the digits of a Gather once', async () => {
    const line = await startTinyLine({
      '/': asks,
      '/next': twiml('<Redirect>/last</Redirect>'),
      '/last': twiml(),
    });
    await callTinyLine(line, press1);
    expect(line.got.map(({ form }) => form.get('Digits'))).toEqual([null, '1', null]);
  });
});

describe('redirects', () => {
  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
  ] as const)('a %i is followed with %s', async (status, method) => {
    const line = await startTinyLine({
      '/': { status, headers: { Location: '/deep/there' } },
      '/deep/there': twiml('<Redirect>beside</Redirect>'),
      '/deep/beside': twiml(),
    });
    const { ended } = await callTinyLine(line);
    expect(ended).toBe('line');
    expect(line.got[1]?.method).toBe(method);
    expect(line.got[1]?.form.has('CallSid')).toBe(method === 'POST');
  });

  it('more than ten of them fail the call', async () => {
    const line = await startTinyLine({ '/': { status: 302, headers: { Location: '/' } } });
    const { failure } = await callTinyLine(line);
    expect(failure?.code).toBe(11200);
    expect(line.got).toHaveLength(11);
  });
});

describe('answers that fail a call', () => {
  it.each([
    ['is not 2xx', { status: 500 }, 11200],
    ['has no Content-Type', { body: '<Response/>' }, 12300],
    [
      'is over 64 kB',
      { headers: { 'Content-Type': 'text/xml' }, body: `<Response>${' '.repeat(65_536)}</Response>` },
      11750,
    ],
  ] as const)('one that %s', async (_what, page, code) => {
    const line = await startTinyLine({ '/': page });
    const { ended, failure } = await callTinyLine(line);
    expect([ended, failure?.code]).toEqual(['failed', code]);
  });

  it('one that takes over 15 s', async () => {
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const line = await startTinyLine({
      '/': () => {
        isAsked();
        return undefined;
      },
    });
    const clock = createManualClock();
    const call = placeCall({
      line: { voiceUrl: `${line.origin}/` },
      authToken: 'a token',
      clock,
      caller: createScript(clock, []),
    });
    await asked;
    await clock.advance(15);
    expect((await call).failure?.code).toBe(11205);
  });

  it('asks the fallback address with the error, by its own method', async () => {
    const line = await startTinyLine({ '/': { status: 500 }, '/spare': twiml(say('hello')) });
    const record = await callTinyLine(line, [], {
      line: { voiceUrl: `${line.origin}/`, fallbackUrl: `${line.origin}/spare`, fallbackMethod: 'GET' },
    });
    const [, spare] = line.got;
    expect([record.ended, spare?.method]).toEqual(['line', 'GET']);
    expect(spare?.query.get('ErrorCode')).toBe('11200');
    expect(spare?.query.get('ErrorUrl')).toBe(`${line.origin}/`);
  });
});

describe('connection overrides', () => {
  const failsTwice = (): ((got: Got) => ReturnType<typeof twiml> | { status: number }) => {
    let asked = 0;
    return () => {
      asked += 1;
      return asked <= 2 ? { status: 503 } : twiml();
    };
  };

  it('try again as often as rc says, with the same idempotency token', async () => {
    const line = await startTinyLine({ '/': failsTwice() });
    const { ended } = await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#rc=2&rp=5xx` } });
    const tokens = new Set(line.got.map(({ headers }) => headers['i-twilio-idempotency-token']));
    expect([ended, line.got.length, tokens.size]).toEqual(['line', 3, 1]);
  });

  it('do not try again for a reason that rp leaves out', async () => {
    const line = await startTinyLine({ '/': failsTwice() });
    const { ended } = await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#rc=2&rp=ct,rt` } });
    expect([ended, line.got.length]).toEqual(['failed', 1]);
  });

  it('wait for an answer no longer than rt says, then go to the fallback', async () => {
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const line = await startTinyLine({
      '/': () => {
        isAsked();
        return undefined;
      },
      '/spare': twiml(),
    });
    const clock = createManualClock();
    const call = placeCall({
      line: { voiceUrl: `${line.origin}/#rc=0&rt=4000`, fallbackUrl: `${line.origin}/spare` },
      authToken: 'a token',
      clock,
      caller: createScript(clock, []),
    });
    await asked;
    await clock.advance(4);
    expect((await call).ended).toBe('line');
    expect(line.got.map(({ path }) => path)).toEqual(['/', '/spare']);
  });
});
