import { expect, it } from 'vitest';
import { createManualClock } from './manual-clock.ts';
import { createScript } from '../../src/phone/caller.ts';
import { readOverrides } from '../../src/phone/overrides.ts';
import { ask } from '../../src/phone/request.ts';
import { callTinyLine, startTinyLine, twiml } from './tiny-line.ts';

it('an address without overrides is tried twice, for a failed connection only, with 15 s to answer', () => {
  expect(readOverrides('')).toEqual({
    retries: 1,
    retryOn: ['ct'],
    readSeconds: 15,
    connectSeconds: undefined,
  });
});

it('overrides are read from the fragment and kept within their limits', () => {
  expect(readOverrides('#rc=2&rp=rt,5xx&rt=4000&ct=2500')).toEqual({
    retries: 2,
    retryOn: ['rt', '5xx'],
    readSeconds: 4,
    connectSeconds: 2.5,
  });
  expect(readOverrides('#rc=99&rp=all&rt=1&ct=99999')).toEqual({
    retries: 5,
    retryOn: ['ct', 'rt', '4xx', '5xx'],
    readSeconds: 0.1,
    connectSeconds: 10,
  });
});

it.each([
  ['5xx', 404, 1],
  ['4xx', 404, 3],
  ['4xx', 500, 1],
  ['all', 500, 3],
])('with the policy %s, an answer of %i is asked for %i times', async (policy, status, times) => {
  const line = await startTinyLine({ '/': { status } });
  await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#rc=2&rp=${policy}` } });
  expect(line.got).toHaveLength(times);
});

it('the fragment is not sent, and the next request has a token of its own', async () => {
  const line = await startTinyLine({ '/': twiml('<Redirect>/next#rc=1</Redirect>'), '/next': twiml() });
  await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#rc=0` } });
  expect(line.got.map(({ url }) => url)).toEqual(['/', '/next']);
  expect(new Set(line.got.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(2);
});

it('an answer slower than the address allows is asked for again, and only then is the fallback', async () => {
  const line = await startTinyLine({ '/': undefined, '/spare': twiml() });
  const clock = createManualClock();
  const placed = callTinyLine(line, [], {
    clock,
    caller: createScript(clock, []),
    line: {
      voiceUrl: `${line.origin}/#rc=2&rp=ct,rt,5xx&rt=4000`,
      fallbackUrl: `${line.origin}/spare`,
      fallbackMethod: 'GET',
    },
  });
  for (const count of [1, 2, 3]) {
    await line.arrived(count);
    await clock.advance(4);
  }
  expect(await placed).toMatchObject({ ended: 'line', seconds: 12 });
  expect(line.got.map(({ method, path }) => `${method} ${path}`)).toEqual([
    ...['POST /', 'POST /', 'POST /'],
    'GET /spare',
  ]);
  expect(line.got[3]?.query.get('ErrorCode')).toBe('11205');
});

it('retries do not outlast the 15 s that a request has', async () => {
  const line = await startTinyLine({ '/': undefined });
  const clock = createManualClock();
  const placed = callTinyLine(line, [], {
    clock,
    caller: createScript(clock, []),
    line: { voiceUrl: `${line.origin}/#rc=5&rp=rt&rt=6000` },
  });
  for (const [index, seconds] of [6, 6, 3].entries()) {
    await line.arrived(index + 1);
    await clock.advance(seconds);
  }
  expect(await placed).toMatchObject({ ended: 'failed', seconds: 15 });
  expect(line.got).toHaveLength(3);
});

it('the 15 s are for all redirects of a request together', async () => {
  const line = await startTinyLine({
    '/': { status: 302, headers: { Location: '/never' } },
    '/never': undefined,
  });
  const clock = createManualClock();
  const slow: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    if (answer.status === 302) await clock.sleep(10);
    return answer;
  };
  const placed = callTinyLine(line, [], { clock, caller: createScript(clock, []), fetch: slow });
  while (clock.sleeping() < 2) await clock.advance(0);
  await clock.advance(10);
  await line.arrived(2);
  await clock.advance(5);
  expect(await placed).toMatchObject({ failure: { code: 11205 }, seconds: 15 });
});

it('a connection slower than the address allows counts as none, and is tried again', async () => {
  const line = await startTinyLine({ '/': twiml() });
  const clock = createManualClock();
  let tried = 0;
  const connect = (_address: URL, signal: AbortSignal): Promise<void> =>
    new Promise((_resolve, reject) => {
      tried += 1;
      signal.addEventListener('abort', () => {
        reject(new Error('no connection'));
      });
    });
  const target = { url: `${line.origin}/#ct=2000&rc=1`, method: 'POST' } as const;
  const asked = ask({ authToken: 'a token', clock, connect }, target, {}).catch((error: unknown) => error);
  await clock.advance(2);
  expect(tried).toBe(2);
  await clock.advance(2);
  expect(await asked).toMatchObject({ code: 11205 });
  expect(line.got).toHaveLength(0);
});

it('a connection within its limit is used as ever', async () => {
  const line = await startTinyLine({ '/': twiml() });
  const { ended } = await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#ct=2000` } });
  expect(ended).toBe('line');
});
