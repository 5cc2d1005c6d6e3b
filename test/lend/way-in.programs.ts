import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';
import { engines, servers } from '../usage/engines.ts';
import { freshOf, startDeskLine } from '../desk-server/line.ts';
import { post, publicUrl, startTestLine, type TestLine } from '../test-line.ts';
import { createFiles, type TestDatabases } from '../usage/databases.ts';
import { accountSid, callLend, heard, startLendLines } from './lend-line.ts';

const files = createFiles();
afterAll(() => files.remove());

/** The verbs and words of a document, without its addresses and how its keys are taken. */
const plain = (xml: string): string => xml.replaceAll(/<(Gather|Redirect)[^>]*>[^<]*/g, '<$1>');
/** A call's second document, after a star in the first. */
const star = (line: TestLine, first: string): Promise<string> => bodyOf(line, first, { Digits: '*' });
const bodyOf = async (line: TestLine, path: string, form = {}): Promise<string> =>
  (await post(line, path, form)).body;
const next = (xml: string): string => /action="([^#"]*)/.exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? '';

describe('a star in the first document', () => {
  it('leads where it does without a desk, to a document that takes eight digits as well as one', async () => {
    const lend = await startLendLines(await freshOf(files));
    const line = lend.lineAt(0);
    const other = await startTestLine({ TWILIO_ACCOUNT_SID: accountSid, DELETE_CALL_RECORDS: 'off' });
    for (const first of ['/voice', '/voice?lang=en']) {
      const [here, there] = [await bodyOf(line, first), await bodyOf(other, first)];
      expect(here).toBe(there);
      const [second, usual] = [await star(line, next(here)), await star(other, next(there))];
      expect(plain(second)).toBe(plain(usual));
      expect([second.includes('numDigits="8"'), usual.includes('numDigits="1"')]).toEqual([true, true]);
      for (const key of '0123456789*#') {
        const form = key === '#' ? { Digits: '', FinishedOnKey: '#' } : { Digits: key };
        const then = await bodyOf(line, next(second), form);
        const expected = await bodyOf(other, next(usual), { Digits: key });
        if (key === '*') expect(plain(then)).toBe(plain(expected));
        else expect(then).toBe(expected);
      }
      expect(await bodyOf(line, next(second), { Digits: '1234' })).toBe(
        await bodyOf(other, next(usual), { Digits: '1' }),
      );
      expect(await bodyOf(line, next(second), {})).toBe(await bodyOf(other, next(usual), {}));
    }
  }, 60_000);

  it('is a key as any other later in a call, without a desk, and without an account to record at', async () => {
    const lend = await startLendLines(await freshOf(files));
    const later = await star(lend.lineAt(0), '/voice/es/language?n=2');
    const deskless = await startTestLine({ TWILIO_ACCOUNT_SID: accountSid, DELETE_CALL_RECORDS: 'off' });
    const accountless = await startDeskLine(await freshOf(files));
    const all = [
      later,
      await star(deskless, '/voice/es/language?n=1'),
      await star(accountless, '/voice/es/language?n=1'),
    ];
    for (const document of all) expect(document).toContain('numDigits="1"');
    const code = { Digits: '12345678' };
    expect(await bodyOf(deskless, '/voice/es/language?c=1&n=2', code)).toContain('numDigits="1"');
  }, 60_000);
});

describe('who has no code', () => {
  it('comes from the addresses of speakers to the language menu, whatever they send', async () => {
    const lend = await startLendLines(await freshOf(files));
    const line = lend.lineAt(0);
    const menu = await bodyOf(line, '/voice');
    const sid = `RE${'a'.repeat(32)}`;
    const own = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
    const forms = [
      {},
      { Digits: '1' },
      { RecordingSid: sid, RecordingUrl: 'https://example.org/x.wav' },
      { RecordingSid: sid, RecordingUrl: own.replace('api.twilio.com', 'api.twilio.com.example.org') },
      { RecordingSid: sid, RecordingUrl: own.replace(accountSid, `AC${'6'.repeat(32)}`) },
      { RecordingSid: `${sid}/../x`, RecordingUrl: `${own}/../x` },
      { RecordingSid: 'RE1', RecordingUrl: own.replace(sid, 'RE1') },
    ];
    for (const form of forms) {
      for (const path of ['/voice/lend', '/voice/lend?n=1', '/voice/lend?n=9999']) {
        expect(await bodyOf(line, path, form), JSON.stringify(form)).toBe(menu);
      }
    }
    expect(await bodyOf(line, '/voice/lend/take', {})).toBe(menu);
    expect(lend.api.requests).toEqual([]);
  }, 60_000);

  it('reaches neither what the line asks of its desk nor what speakers are played', async () => {
    const lend = await startLendLines(await freshOf(files));
    const line = lend.lineAt(0);
    const ask = async (path: string, method = 'POST'): Promise<number> => {
      const headers = {
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': 'line.example',
        'X-Desk-Secret': 'x',
        'Content-Type': 'application/json',
      };
      const body = method === 'POST' ? '{"call":"CA0","code":"12345678"}' : null;
      return (await fetch(new URL(path, line.voiceUrl), { method, headers, body })).status;
    };
    for (const path of ['/lend/begin', '/lend/turn', '/lend', '/desk/lend/begin', '/audio/lend/begin']) {
      expect([401, 403, 404, 405], path).toContain(await ask(path));
    }
    for (const path of [
      `/audio/lend/take/${'0'.repeat(64)}.wav`,
      '/audio/lend/line/ht/safe/0000000000000000.wav',
      '/audio/lend/../../lend/begin',
    ]) {
      expect(await ask(path, 'GET'), path).toBe(404);
    }
    const unsigned = await post(
      line,
      '/voice/lend?n=1',
      { Digits: '1' },
      { signature: signRequest('x', publicUrl, {}) },
    );
    expect(unsigned.status).toBe(403);
  }, 60_000);
});

describe.each(engines)('wrong codes on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('are told, and taken three times in a call, whichever instance is asked', async () => {
    const lend = await startLendLines(await freshOf(databases), 2);
    const [one, two] = [lend.lineAt(0), lend.lineAt(1)];
    const code = await lend.codeFor('Marie', 'ht');
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const address = '/voice/es/language?c=1&n=2';
    const CallSid = `CA${'b'.repeat(32)}`;
    const tell = (line: TestLine, Digits: string): Promise<string> =>
      bodyOf(line, address, { CallSid, Digits });
    const told = [await tell(one, wrong), await tell(two, wrong), await tell(one, wrong)];
    for (const document of told) expect(document).toMatch(/<Response><Say.*numDigits="8"/s);
    // After that a code is what its first digit is, and no code opens anything.
    for (const line of [one, two]) {
      expect(await tell(line, code)).toBe(await tell(line, code.charAt(0)));
    }
    const other = await bodyOf(one, address, { CallSid: `CA${'c'.repeat(32)}`, Digits: code });
    expect(other).toContain('/voice/lend?n=1');
  }, 90_000);

  it('are limited over all calls: then no code opens anything for an hour, and whose it is is told so', async () => {
    const lend = await startLendLines(await freshOf(databases), 2);
    const code = await lend.codeFor('Marie', 'ht');
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const tell = (call: number, Digits: string): Promise<string> =>
      bodyOf(lend.lineAt(call), '/voice/es/language?c=1&n=2', {
        CallSid: `CA${String(call).padStart(32, '0')}`,
        Digits,
      });
    for (let call = 0; call < 20; call += 1) await tell(call, wrong);
    const refused = await tell(21, code);
    expect(refused).not.toContain('/voice/lend');
    expect(refused).not.toBe(await tell(22, code.charAt(0)));
  }, 120_000);
});

it.each(servers)(
  'a desk whose $name does not answer is told of kindly, and the call goes on',
  async ({ open }) => {
    const databases = await open();
    try {
      const lend = await startLendLines(await freshOf(databases));
      const line = lend.lineAt(0);
      const code = await lend.codeFor('Marie', 'ht');
      await databases.stop();
      const record = await callLend(lend, line, ['*', code, '2']);
      expect(heard(record)).toContain('/voice/es/language?c=1');
      expect(heard(record)).not.toContain('/voice/lend');
      expect(record.requests.map(({ status }) => status)).not.toContain(500);
      expect(record.requests.at(-2)?.url).toContain('language?c=1');
      await databases.start();
    } finally {
      await databases.remove();
    }
  },
  120_000,
);

it.each(servers)(
  'a desk whose $name goes away in a speaker’s call is asked once more, and then they are told, and hear the menu',
  async ({ open }) => {
    const databases = await open();
    try {
      const lend = await startLendLines(await freshOf(databases));
      const line = lend.lineAt(0);
      const code = await lend.codeFor('Marie', 'ht');
      let isAway = false;
      const record = await callLend(lend, line, ['*', code, '1', '1', 'h'], {
        fetch: async (input, init) => {
          const { pathname, search } = new URL(input as string);
          if (pathname === '/voice/lend' && !isAway) {
            isAway = true;
            await databases.stop();
          }
          return fetch(new URL(`${pathname}${search}`, line.voiceUrl), init);
        },
      });
      heard(record);
      const asked = record.requests.map(
        ({ url, status }) => `${status} ${new URL(url).pathname}${new URL(url).search}`,
      );
      expect(asked).toContain('200 /voice/lend?n=1&w=1');
      expect(asked.at(-2)).toMatch(/^200 \/voice\/es\/language\?n=1/);
      await databases.start();
    } finally {
      await databases.remove();
    }
  },
  120_000,
);
