import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amissOf } from '../amiss-of.ts';
import { guide } from '../guides.ts';
import type { Guide } from '../../src/guide/guide.ts';
import { readDocument } from '../../src/phone/document.ts';
import { signRequest } from '../../src/phone/sign.ts';
import {
  canaryNumber,
  post,
  publicUrl,
  startTestLine,
  usualForm,
  withTrails,
  type Answer,
  type TestLine,
} from '../test-line.ts';
import { keysFrom, keysTo } from '../keys-to.ts';

/** The place that a document sends its caller to next: "es/main". */
function placeOf({ body }: Answer): string | undefined {
  const { verbs } = readDocument(body, 'test');
  const [first] = verbs;
  const next = first?.name === 'Gather' ? first.attributes.action : undefined;
  return next && /^\/voice\/([^?]+)/.exec(next)?.[1];
}

/** The speech of a document, whatever its words are. */
const saysSomething = ({ body }: Answer): boolean => body.includes('<Say ');

/** Sends bytes as they are, and gives what comes back. */
function sendRaw(line: TestLine, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(line.voiceUrl).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
    socket.end(text);
  });
}

/** A signed request as it goes over the wire, for this target. */
function rawRequest(line: TestLine, target: string, signed: string): string {
  const body = new URLSearchParams(usualForm).toString();
  return [
    `POST ${target} HTTP/1.1`,
    'Host: LINE.example.org',
    `X-Twilio-Signature: ${signRequest(line.authToken, `${publicUrl}${signed}`, usualForm)}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

describe('a voice request', () => {
  it('that Twilio signed gets a TwiML document', async () => {
    const line = await startTestLine();
    const answer = await post(line, '/voice');
    expect([answer.status, answer.type, answer.caching]).toEqual([
      200,
      'text/xml; charset=utf-8',
      'no-store',
    ]);
    expect(saysSomething(answer)).toBe(true);
  });

  it.each([
    ['with no signature', ''],
    ['with a wrong signature', 'L/OH5YylLD5NRKLltdqwSvS0BnU='],
    ['signed for another address', signRequest('a-token-for-tests', `${publicUrl}/voice?lang=en`, {})],
    ['signed with another token', signRequest('another', `${publicUrl}/voice`, usualForm)],
  ])('%s is refused with nothing in it', async (_how, signature) => {
    const line = await startTestLine();
    for (const path of ['/voice', '/voice/es/main?n=1', '/voice/status', '/voice/nowhere']) {
      expect(await post(line, path, {}, { signature })).toMatchObject({ status: 403, body: '' });
    }
  });

  it('is signed for PUBLIC_URL, whatever host it was sent to', async () => {
    const line = await startTestLine();
    const here = signRequest(line.authToken, line.voiceUrl, usualForm);
    expect((await post(line, '/voice', {}, { signature: here })).status).toBe(403);
    const forwarded = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' };
    expect((await post(line, '/voice', {}, { headers: forwarded })).status).toBe(200);
  });

  it('is signed for the raw address, not for one that was decoded or put in order', async () => {
    const line = await startTestLine();
    expect((await post(line, '/voice?start=x&lang=%65n')).status).toBe(200);
    expect(placeOf(await post(line, '/voice?start=x&lang=%65n'))).toBe('en/greeting');
  });

  it('with a malformed Host is answered all the same', async () => {
    const line = await startTestLine();
    const signature = signRequest(line.authToken, `${publicUrl}/voice`, usualForm);
    const body = new URLSearchParams(usualForm).toString();
    const answer = await sendRaw(
      line,
      `POST /voice HTTP/1.1\r\nHost: ][:x:y\r\nX-Twilio-Signature: ${signature}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('over 16 kB is refused before it is read', async () => {
    const line = await startTestLine();
    expect(await post(line, '/voice', { Padding: 'x'.repeat(17_000) })).toMatchObject({
      status: 413,
      body: '',
    });
  });

  it.each([
    ['another type', { 'Content-Type': 'application/json' }],
    ['letters that are not read', { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' }],
    ['a packing that is not read', { 'Content-Encoding': 'gzip' }],
    ['a packing in capitals', { 'Content-Encoding': 'Brotli' }],
  ])('with a body of %s is refused for that, and the token is not blamed', async (_what, headers) => {
    const line = await startTestLine();
    const signature = signRequest(line.authToken, `${publicUrl}/voice`, {});
    expect(await post(line, '/voice', {}, { headers })).toMatchObject({ status: 415, body: '' });
    expect(await post(line, '/voice', {}, { headers, signature })).toMatchObject({ status: 415, body: '' });
    expect(amissOf(line).join()).not.toContain('TWILIO_AUTH_TOKEN');
  });

  it.each([
    'application/x-www-form-urlencoded; charset=UTF-8',
    'Application/X-WWW-Form-URLEncoded;charset="utf-8"',
    'application/x-www-form-urlencoded ; charset=utf-8; q=1',
    'application/x-www-form-urlencoded;',
  ])('is a form by any way to write so: %s', async (type) => {
    const line = await startTestLine();
    const headers = { 'Content-Type': type, 'Content-Encoding': 'identity' };
    expect((await post(line, '/voice', {}, { headers })).status).toBe(200);
  });

  it('with nothing in it is not Twilio’s, whatever type it has', async () => {
    const line = await startTestLine();
    const response = await fetch(line.voiceUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(response.status).toBe(403);
  });

  it.each([
    ['http://line.example.org/voice?lang=es', '/voice?lang=es'],
    ['HTTPS://LINE.Example.org:8443/voice/es/main?n=1', '/voice/es/main?n=1'],
  ])('that asks for its whole address is answered: %s', async (target, asked) => {
    const line = await startTestLine();
    const answer = await sendRaw(line, rawRequest(line, target, asked));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('<Say');
  });

  it('in names of capitals, its body in pieces, is answered; one packed for the way is refused for that', async () => {
    const line = await startTestLine();
    const pieces = (encoding: string): string =>
      rawRequest(line, '/voice', '/voice')
        .replace(/Content-Length: \d+/, `TRANSFER-ENCODING: ${encoding}`)
        .replace(
          /\r\n\r\n(.*)$/s,
          (_all, body: string) => `\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
        )
        .replace('X-Twilio-Signature', 'X-TWILIO-SIGNATURE');
    expect(await sendRaw(line, pieces('Chunked'))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await sendRaw(line, pieces('gzip, chunked'))).toMatch(/^HTTP\/1\.1 501 /);
    expect(amissOf(line).join()).not.toContain('TWILIO_AUTH_TOKEN');
  });

  it('with a parameter sent twice takes the first', async () => {
    const line = await startTestLine();
    const path = '/voice/en/main?n=1';
    const signature = signRequest(line.authToken, `${publicUrl}${path}`, {
      ...usualForm,
      Digits: [keysTo('trouble'), keysTo('notice')],
    });
    const response = await fetch(new URL(path, line.voiceUrl), {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signature, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `${new URLSearchParams(usualForm).toString()}&Digits=${keysTo('trouble')}&Digits=${keysTo('notice')}`,
    });
    expect(placeOf({ status: response.status, type: '', caching: '', body: await response.text() })).toBe(
      'en/trouble',
    );
  });

  it('that is left in its middle is no error, and the next one is answered', async () => {
    const line = await startTestLine();
    const socket = connect(Number(new URL(line.voiceUrl).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /voice HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nDigits=');
    const gone = once(socket, 'close');
    socket.destroy();
    await gone;
    expect((await post(line, '/voice')).status).toBe(200);
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it.each(['/voice', '/voice/status', '/voice/whisper/es/person?n=1'])(
    'to %s that names no call or account, or another account than ours, is refused with nothing in it',
    async (path) => {
      const line = await startTestLine({ TWILIO_ACCOUNT_SID: usualForm.AccountSid });
      expect((await post(line, path)).status).toBeLessThan(300);
      for (const form of [
        { CallSid: '' },
        { CallSid: `${usualForm.CallSid}CallStatusringing` },
        { AccountSid: '' },
        { AccountSid: `AC${'1'.repeat(32)}` },
      ])
        expect(await post(line, path, form)).toMatchObject({ status: 403, body: '' });
    },
  );

  it('that has more fields than any of the phone company’s is refused, whoever signed it', async () => {
    const line = await startTestLine();
    const fields = (count: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`Field${index}`, '']));
    expect((await post(line, '/voice', fields(150))).status).toBe(200);
    expect((await post(line, '/voice', fields(500))).status).toBe(413);
  });

  it('whose fields were cut at another place is refused, although its signature is the same', async () => {
    const line = await startTestLine();
    const { CallSid, AccountSid, From } = usualForm;
    const signature = signRequest(line.authToken, `${publicUrl}/voice`, usualForm);
    const send = (form: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(line.voiceUrl, {
        method: 'POST',
        headers: { 'X-Twilio-Signature': signature },
        body: new URLSearchParams(form),
      });
    expect((await send(usualForm)).status).toBe(200);
    for (const form of [
      { AccountSid, CallSi: `d${CallSid}`, From },
      { AccountSi: `d${AccountSid}`, CallSid, From },
      { AccountSid, CallSid, Fro: `m${From}` },
      { AccountSid, CallSid: `${CallSid}From${From}` },
    ])
      expect((await send(form)).status).toBe(403);
  });

  it('may be signed with the old token or the new one while it is changed', async () => {
    const line = await startTestLine({ TWILIO_AUTH_TOKEN: 'the-old-token, the-new-token' });
    expect(line.authToken).toBe('the-new-token');
    for (const [token, status] of [
      ['the-old-token', 200],
      ['the-new-token', 200],
      ['another-token', 403],
      ['the-old-token, the-new-token', 403],
    ] as const) {
      const signature = signRequest(token, `${publicUrl}/voice`, usualForm);
      expect((await post(line, '/voice', {}, { signature })).status).toBe(status);
    }
  });

  it('that was refused although it had a signature is counted, and told to whoever runs the line', async () => {
    const line = await startTestLine();
    expect(amissOf(line).join()).not.toContain('refused');
    for (let count = 0; count < 3; count += 1) await post(line, '/voice', {}, { signature: 'x' });
    await fetch(line.voiceUrl, { method: 'POST' });
    expect(amissOf(line).join()).toMatch(/\b3 requests .*refused.*TWILIO_AUTH_TOKEN/);
  });

  it('with digits of any shape is answered with a document', async () => {
    const line = await startTestLine();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary' })),
        async (digits) => {
          const answer = await post(line, '/voice/es/main?n=1', { Digits: digits.toWellFormed() });
          expect(answer.status).toBe(200);
          expect(readDocument(answer.body, 'test').faults).toEqual([]);
        },
      ),
    );
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it('by GET is refused with the method that is taken', async () => {
    const line = await startTestLine();
    const response = await fetch(line.voiceUrl);
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([
      405,
      'POST',
      '',
    ]);
  });
});

describe('the hotline’s name', () => {
  it('is said as it is written, also where it looks like what stands for the state of a call', async () => {
    const line = await startTestLine({ HOTLINE_NAME: 'the ~state~ of ~0~ things' });
    const answer = await post(line, '/voice?lang=en');
    expect(answer.body).toContain('the ~state~ of ~0~ things');
    expect(placeOf(answer)).toBe('en/greeting');
  });
});

describe('an address that is given out', () => {
  it('asks Twilio to try again when an answer fails or is late', async () => {
    const line = await startTestLine();
    const { verbs } = readDocument(
      (await post(line, '/voice/en/main?n=1', { Digits: keysTo('contact') })).body,
      'test',
    );
    const [gather, redirect] = verbs;
    const play = gather?.children.find((child) => typeof child !== 'string' && child.name === 'Play');
    const recording = typeof play === 'object' ? play.children[0] : undefined;
    for (const address of [gather?.attributes.action, redirect?.children[0], recording]) {
      expect(address).toMatch(/#rc=2&rp=ct,rt,5xx&rt=4000$/);
    }
  });
});

describe('an address', () => {
  it.each([
    ['/voice?lang=en', 'en/greeting'],
    ['/voice?lang=xx', 'es/language'],
    ['/voice?lang=en&lang=es', 'en/greeting'],
    ['/voice/es/gone?n=3', 'es/main'],
    ['/voice/xx/main?n=3', 'es/language'],
    ['/voice/es', 'es/language'],
    ['/voice/es/main/more?n=3', 'es/language'],
    ['/voice/%ZZ/main', 'es/language'],
    ['/voice/en/main', 'en/main'],
    ['/voice/en/main?n=x&m=99&w=-1&b=~~..~gone.3&k=2', 'en/main'],
  ])('%s leads to %s', async (path, place) => {
    const line = await startTestLine();
    const answer = await post(line, path);
    expect([answer.status, placeOf(answer)]).toEqual([200, place]);
  });

  it('carries the language menu’s order as LANGUAGES gives it', async () => {
    const line = await startTestLine({ LANGUAGES: 'en,es' });
    expect(placeOf(await post(line, '/voice/en/language?n=1', { Digits: '2' }))).toBe('es/greeting');
  });

  it('of a call that has made 200 turns says goodbye', async () => {
    const line = await startTestLine();
    const answer = await post(line, '/voice/en/main?n=199', { Digits: '1' });
    expect(readDocument(answer.body, 'test').verbs.at(-1)?.name).toBe('Hangup');
  });
});

describe('an exception inside', () => {
  const broken: Guide = {
    ...guide,
    topics: guide.topics.map((topic) => {
      if (topic.id !== 'about') return topic;
      const nodes = {
        ...topic.nodes,
        'about-what': { kind: 'goodbye', say: [{ sound: 'not-there' as 'chime' }] } as const,
      };
      return { ...topic, nodes };
    }),
  };

  it('becomes an apology and the main menu, in the caller’s language', async () => {
    const line = await startTestLine({}, { guide: broken });
    const sorry = await post(line, '/voice/en/about?n=3', { Digits: keysFrom('about', 'about-what') });
    expect([sorry.status, placeOf(sorry)]).toEqual([200, 'en/main']);
    const usual = await post(line, '/voice/en/main?n=3', { Digits: '9' });
    expect(sorry.body.length).toBeGreaterThan(usual.body.length);
  });

  it('is logged with its place, and nothing of the caller', async () => {
    const line = await startTestLine({}, { guide: broken });
    await post(line, '/voice/en/about?n=3', { Digits: keysFrom('about', 'about-what') });
    const [error] = line.logged().filter(({ level }) => level === 50);
    expect(error).toMatchObject({ node: 'about' });
    expect(error).not.toHaveProperty('call');
    expect(JSON.stringify(line.logged())).not.toContain(canaryNumber.slice(1));
  });
});

describe('the log', () => {
  it.each(['info', 'trace'])('at level %s has no line of a turn, nor of the end of a call', async (level) => {
    const line = await startTestLine({ LOG_LEVEL: level });
    await post(line, '/voice');
    await post(line, '/voice/en/main?n=3', { Digits: keysTo('trouble') });
    await post(line, '/voice/status', { CallStatus: 'completed', CallDuration: '31' });
    expect(line.logged()).toEqual([]);
    expect(amissOf(line).join()).not.toContain('trails');
  });

  it('with trails has them until the time that is set, and says meanwhile what that does', async () => {
    let at = Date.parse('2026-12-01T11:00:00Z');
    const line = await startTestLine({ TRAILS_UNTIL: '2026-12-01T12:00' }, { now: () => at });
    await post(line, '/voice');
    expect(line.logged()).toHaveLength(1);
    expect(amissOf(line).join()).toMatch(/trails are on until 2026-12-01 12:00 .*promised/);
    at += 3_600_000;
    await post(line, '/voice');
    expect(line.logged()).toHaveLength(1);
    expect(amissOf(line).join()).not.toContain('trails');
  });

  it('with trails has one line a turn: call, language, node, how it was left, milliseconds', async () => {
    const line = await startTestLine({}, {}, withTrails);
    await post(line, '/voice/en/main?n=3', { Digits: keysTo('trouble') });
    await post(line, '/voice/en/trouble?n=4', {});
    await post(line, '/voice/en/trouble?n=4', { Digits: '7' });
    const turns = line.logged();
    expect(turns.map(({ node, left }) => [node, left])).toEqual([
      ['main', 'key'],
      ['trouble', 'silence'],
      ['trouble', 'wrong key'],
    ]);
    for (const turn of turns) {
      expect(Object.keys(turn).sort()).toEqual([
        'call',
        'language',
        'left',
        'level',
        'ms',
        'msg',
        'node',
        'time',
      ]);
    }
    expect(new Set(turns.map(({ call }) => call)).size).toBe(1);
  });

  it('holds no number, no call id, no key and no query, with trails neither', async () => {
    const line = await startTestLine({}, {}, withTrails);
    await post(line, '/voice/en/main?b=canary.1&n=3', {
      Digits: '88canary',
      FromCity: 'canaryville',
    });
    const text = JSON.stringify(line.logged());
    for (const secret of ['canary', usualForm.CallSid, canaryNumber.slice(1)])
      expect(text).not.toContain(secret);
  });
});

describe('a call in the log with trails', () => {
  it('has a name that is the same all through one run, and another in the next', async () => {
    const names = async (): Promise<readonly unknown[]> => {
      const line = await startTestLine({}, {}, withTrails);
      await post(line, '/voice', { CallSid: `CA${'9'.repeat(32)}` });
      await post(line, '/voice/status', { CallSid: `CA${'9'.repeat(32)}` });
      return line.logged().map(({ call }) => call);
    };
    const [one, same] = await names();
    const [other] = await names();
    expect(one).toMatch(/^[\w-]{12}$/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(Buffer.from(String(one), 'base64url').toString()).not.toContain('CA');
  });

  it('that was refused is told once, with the settings to look at, and nothing of the caller', async () => {
    const line = await startTestLine();
    await post(line, '/voice', {}, { signature: 'x' });
    await post(line, '/voice', {}, { signature: 'x' });
    expect(line.logged()).toHaveLength(1);
    expect(JSON.stringify(line.logged())).toMatch(/PUBLIC_URL.*TWILIO_AUTH_TOKEN/);
    expect(JSON.stringify(line.logged())).not.toContain(canaryNumber.slice(1));
  });
});

describe('the end of a call', () => {
  it('is taken', async () => {
    const line = await startTestLine();
    expect((await post(line, '/voice/status', { CallStatus: 'completed', CallDuration: '31' })).status).toBe(
      204,
    );
  });
});
