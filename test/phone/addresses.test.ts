import { expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';
import { callTinyLine, startTinyLine, twiml } from './tiny-line.ts';

it('a GET keeps the query as it is written, and is signed over the address that is really asked', async () => {
  const line = await startTinyLine({
    '/': twiml('<Redirect method="GET">/second?x=a%20b~&amp;y=</Redirect>'),
    '/second': twiml(),
  });
  await callTinyLine(line);
  const second = line.got[1];
  expect(second?.url).toMatch(/^\/second\?x=a%20b~&y=&/);
  const signature = signRequest('a token', line.origin + (second?.url ?? ''), {});
  expect(second?.headers['x-twilio-signature']).toBe(signature);
});

it('the fallback and the end of a call are signed for the public address too', async () => {
  const line = await startTinyLine({ '/': { status: 500 }, '/spare': twiml(), '/end': {} });
  await callTinyLine(line, [], {
    publicUrl: 'https://line.example',
    line: {
      voiceUrl: `${line.origin}/`,
      fallbackUrl: `${line.origin}/spare`,
      statusCallback: `${line.origin}/end`,
    },
  });
  expect(line.got.map(({ path }) => path)).toEqual(['/', '/spare', '/end']);
  for (const { url, form, headers } of line.got) {
    const signature = signRequest('a token', `https://line.example${url}`, Object.fromEntries(form));
    expect(headers['x-twilio-signature']).toBe(signature);
  }
});

it('a GET that is sent elsewhere goes to just that address', async () => {
  const line = await startTinyLine({
    '/': { status: 307, headers: { Location: '/moved?only=this' } },
    '/moved': twiml(),
  });
  await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/`, voiceMethod: 'GET' } });
  expect(line.got[1]).toMatchObject({ method: 'GET', url: '/moved?only=this' });
});

it('a 308 is no redirect that is followed', async () => {
  const line = await startTinyLine({
    '/': { status: 308, headers: { Location: '/moved' } },
    '/moved': twiml(),
  });
  expect((await callTinyLine(line)).failure?.code).toBe(11216);
  expect(line.got).toHaveLength(1);
});

it('each redirect is seen from where the one before it led', async () => {
  const line = await startTinyLine({
    '/': { status: 307, headers: { Location: '/deep/first' } },
    '/deep/first': { status: 307, headers: { Location: 'second' } },
    '/deep/second': twiml(),
  });
  expect((await callTinyLine(line)).ended).toBe('line');
});

it('every request of a call carries the same parameters but for what is said of it alone', async () => {
  const line = await startTinyLine({
    '/': twiml('<Gather numDigits="1" action="/typed"/>'),
    '/typed': twiml('<Dial action="/dialed">+12025550123</Dial>'),
    '/dialed': twiml('<Redirect>/last</Redirect>'),
    '/last': twiml(),
  });
  await callTinyLine(line, [{ press: '1' }]);
  const alone = ['CallStatus', 'Digits', 'msg', 'DialCallStatus'];
  const [first, ...later] = line.got.map(({ form }) =>
    Object.fromEntries([...form].filter(([name]) => !alone.includes(name))),
  );
  expect(Object.keys(first ?? {})).toContain('CallSid');
  expect(later).toEqual([first, first, first]);
  expect(line.got.map(({ form }) => alone.filter((name) => form.has(name)))).toEqual([
    ['CallStatus'],
    ['CallStatus', 'Digits', 'msg'],
    ['CallStatus', 'DialCallStatus'],
    ['CallStatus'],
  ]);
});

it('ten redirects are followed', async () => {
  const line = await startTinyLine({
    '/': ({ query }) => {
      const hop = Number(query.get('hop') ?? 0);
      return hop === 10 ? twiml() : { status: 302, headers: { Location: `/?hop=${hop + 1}` } };
    },
  });
  expect((await callTinyLine(line)).ended).toBe('line');
});

it('a redirect keeps the overrides of the address that it comes from', async () => {
  const line = await startTinyLine({
    '/': { status: 307, headers: { Location: '/moved' } },
    '/moved': { status: 500 },
  });
  await callTinyLine(line, [], { line: { voiceUrl: `${line.origin}/#rc=1&rp=5xx` } });
  expect(line.got.map(({ path }) => path)).toEqual(['/', '/moved', '/moved']);
});

it('a document of 64 kB is not too large', async () => {
  const bytes = 64 * 1024 - '<?xml version="1.0"?>'.length - twiml('<!---->').length;
  const line = await startTinyLine({ '/': twiml(`<!--${'x'.repeat(bytes)}-->`) });
  expect((await callTinyLine(line)).ended).toBe('line');
});

it.each(['http://[', 'ftp://example.com/', 'javascript:0'])(
  'the address %s fails the call instead of breaking the phone',
  async (address) => {
    const line = await startTinyLine({ '/': twiml(`<Redirect>${address}</Redirect>`) });
    expect((await callTinyLine(line)).failure?.code).toBe(11100);
  },
);

it('a line that refuses the connection fails the call', async () => {
  const line = await startTinyLine({});
  const refuse = (() => Promise.reject(new TypeError('refused'))) as typeof fetch;
  const { failure, requests } = await callTinyLine(line, [], { fetch: refuse });
  expect(failure?.code).toBe(11205);
  expect(requests).toHaveLength(2);
});

it('that the fallback was needed stays on record, and a fallback that fails too fails the call', async () => {
  const line = await startTinyLine({ '/': { status: 503 }, '/spare': twiml(), '/bad': { status: 500 } });
  const voiceUrl = `${line.origin}/`;
  const good = await callTinyLine(line, [], { line: { voiceUrl, fallbackUrl: `${line.origin}/spare` } });
  expect([good.ended, good.warnings.length]).toEqual(['line', 1]);
  const bad = await callTinyLine(line, [], { line: { voiceUrl, fallbackUrl: `${line.origin}/bad` } });
  expect(bad.failure).toMatchObject({ code: 11200, url: `${line.origin}/bad` });
});

it('a fallback never hides what a strict call fails for', async () => {
  const line = await startTinyLine({ '/': twiml('<Shout/>'), '/spare': twiml() });
  const { failure } = await callTinyLine(line, [], {
    line: { voiceUrl: `${line.origin}/`, fallbackUrl: `${line.origin}/spare` },
  });
  expect(failure?.code).toBe(12200);
  expect(line.got).toHaveLength(1);
});
