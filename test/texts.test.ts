import { describe, expect, it, onTestFinished } from 'vitest';
import { amissOf } from './amiss-of.ts';
import { guide } from './guides.ts';
import { choicesOf, shapeOf } from '../src/guide/shape.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import { signRequest } from '../src/phone/sign.ts';
import { composeMessage } from '../src/speech/message.ts';
import { toFewestParts } from '../src/telephony/message-parts.ts';
import { countParts } from './telephony/count-parts.ts';
import { createTextLimits } from '../src/telephony/text-limits.ts';
import { createTexts } from '../src/telephony/texts.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import type { LineParts } from '../src/line/running-line.ts';
import {
  canaryNumber,
  post,
  publicUrl,
  startTestLine,
  usualForm,
  withTrails,
  type TestLine,
} from './test-line.ts';
import { engines } from './usage/engines.ts';
import { apiError, startTwilioApi, type ApiAnswer, type ApiRequest, type TwilioApi } from './twilio-api.ts';
import { keysFrom, keysTo } from './keys-to.ts';

const account = `AC${'0'.repeat(32)}`;
const hotline = '+12025550188';
const settings = {
  TEXT_MESSAGES: 'on',
  TWILIO_ACCOUNT_SID: account,
  TWILIO_PHONE_NUMBER: hotline,
  HOTLINE_NAME: 'Example Hotline',
};

/** With all that a log ever has, so that what it must not have can be looked for. */
const startWithTrails = (
  environment: Readonly<Record<string, string>>,
  parts: LineParts = {},
): Promise<TestLine> => startTestLine(environment, parts, withTrails);

const taken: ApiAnswer = { status: 201, body: { sid: `SM${'0'.repeat(32)}` } };

async function start(
  answer: (request: ApiRequest, count: number) => ApiAnswer = () => taken,
  environment: Readonly<Record<string, string>> = {},
  now: () => number = Date.now,
): Promise<{ readonly line: TestLine; readonly api: TwilioApi }> {
  const api = await startTwilioApi(answer);
  return {
    api,
    line: await startWithTrails(
      { ...settings, ...environment },
      { twilioApi: api.url, now, textPatience: 30_000 },
    ),
  };
}

/** Asks for the text of an answer, as the request after the second key does; gives where that leads. */
async function askForText(
  line: TestLine,
  number: number,
  form: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const { body } = await post(line, '/voice/es/text?b=bring.3&k=1&n=6', {
    CallSid: sid(number),
    Digits: keysFrom('text', 'texting'),
    ...form,
  });
  return /\/voice\/es\/([a-z-]+)/.exec(body)?.[1];
}

const sid = (number: number): string => `CA${String(number).padStart(32, '0')}`;

/** To the answer about court, its text, the warning, and the second key. */
const toWarning = keysTo('bring', 'text');
const toText = `${toWarning},${keysFrom('text', 'texting')},-`;

async function call(
  line: TestLine,
  keys: string,
  from = canaryNumber,
  callSid = sid(1),
): Promise<readonly string[]> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=es` },
    authToken: line.authToken,
    publicUrl,
    from,
    callSid,
    clock,
    caller: createScript(clock, readKeys(`${keys},h`)),
  });
  expect(record.failure).toBeUndefined();
  for (const secret of [canaryNumber, canaryNumber.slice(1)])
    expect(JSON.stringify(line.logged())).not.toContain(secret);
  return placesOf(record).map((place) => place.split(' ')[1] ?? place);
}

describe('a text message', () => {
  it('is sent after a warning and a second key to the phone that calls, and Twilio is asked to keep nothing of it', async () => {
    const { line, api } = await start();
    const nodes = await call(line, toText);
    expect(nodes).toEqual(expect.arrayContaining(['text', 'text-sent']));
    expect(api.requests).toHaveLength(1);
    const [request] = api.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: `/2010-04-01/Accounts/${account}/Messages.json`,
      authorization: `Basic ${Buffer.from(`${account}:${line.authToken}`).toString('base64')}`,
      form: { To: canaryNumber, From: hotline, ContentRetention: 'discard', AddressRetention: 'obfuscate' },
    });
    expect(request?.form.Body?.startsWith('Example Hotline')).toBe(true);
    expect(request?.form.Body).toContain('1-800-375-5283');
  });

  it('is not sent without the second key', async () => {
    const { line, api } = await start();
    await call(line, `${toWarning},*,-`);
    expect(api.requests).toEqual([]);
  });

  it('is sent once for each answer and call', async () => {
    const { line, api } = await start();
    const nodes = await call(line, `${toText},${keysFrom('bring', 'text', 'texting')},-`);
    expect(nodes).toContain('text-already');
    expect(api.requests).toHaveLength(1);
    await call(line, toText, canaryNumber, sid(2));
    expect(api.requests).toHaveLength(2);
  });

  it('is sent once when the phone company repeats its request, which has the same answer', async () => {
    const { line, api } = await start();
    const path = '/voice/es/text?b=bring.3&k=1&n=6';
    const form = { ...usualForm, CallSid: sid(3), Digits: keysFrom('text', 'texting') };
    const ask = async (): Promise<string> =>
      (
        await fetch(new URL(path, line.voiceUrl), {
          method: 'POST',
          headers: {
            'X-Twilio-Signature': signRequest(line.authToken, `${publicUrl}${path}`, form),
            'Content-Type': 'application/x-www-form-urlencoded',
          },
          body: new URLSearchParams(form),
        })
      ).text();
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toBe(other);
    expect(one).toContain('/voice/es/text-sent');
    expect(api.requests).toHaveLength(1);
  });

  it('is sent to one number a few times a day at most', async () => {
    let at = Date.parse('2026-11-23T18:00:00Z');
    const { line, api } = await start(undefined, {}, () => at);
    for (let count = 1; count <= 6; count += 1) {
      const nodes = await call(line, toText, canaryNumber, sid(10 + count));
      expect(nodes).toContain(count <= 5 ? 'text-sent' : 'text-enough');
    }
    expect(api.requests).toHaveLength(5);
    at += 24 * 3_600_000;
    expect(await call(line, toText, canaryNumber, sid(20))).toContain('text-sent');
  });

  it('that another instance’s texts leave no place for counts for nobody, and can be asked for again', async () => {
    const now = (): number => 0;
    const free = [...Array<boolean>(5).fill(false), ...Array<boolean>(5).fill(true)];
    const texts = createTexts(() => Promise.resolve('sent'), {
      mayGetTexts: Promise.resolve(() => true),
      verifiedOnly: false,
      limits: createTextLimits({
        // Five an hour.
        aDay: 20,
        now,
        told: () => undefined,
        amongAll: () => Promise.resolve({ hour: 1, day: 1, isFree: free.shift() ?? false }),
      }),
      now,
    });
    const ask = (answer: string, turn: number): Promise<string> =>
      texts({ to: canaryNumber, body: '', call: 'a', answer, turn, isForged: false });
    for (const [turn, wanted] of [
      [1, 'failed'],
      [2, 'sent'],
    ] as const) {
      for (const answer of ['bring', 'late', 'missed', 'safe', 'mail']) {
        expect([answer, await ask(answer, turn)]).toEqual([answer, wanted]);
      }
    }
  });

  it('that another instance has sent is told of for an hour', async () => {
    let at = 0;
    const limits = createTextLimits({
      aDay: 20,
      now: () => at,
      told: () => undefined,
      amongAll: () => Promise.resolve({ hour: 5, day: 5, isFree: true }),
    });
    await limits.take();
    expect(limits.amiss()).toMatchObject([{ values: { sent: 5, most: 5 } }]);
    at = 3_600_001;
    expect(limits.amiss()).toEqual([]);
  });

  it.each(['anonymous', '', 'client:somebody', '+266696687', 'sip:a@b.example'])(
    'is not tried to a caller who shows no number that gets texts: "%s"',
    async (from) => {
      const { line, api } = await start();
      expect(await call(line, toText, from)).toContain('text-cannot');
      expect(api.requests).toEqual([]);
    },
  );

  it.each([
    ['a premium number', '+19005551234'],
    ['a toll-free number', '+18005551234'],
    ['a personal number', '+15005551234'],
    ['Jamaica', '+18765551234'],
    ['the Dominican Republic', '+18095551234'],
    ['Anguilla', '+12642351234'],
    ['Canada', '+14165551234'],
    ['Estonia', '+3725123456'],
    ['Sri Lanka', '+94712345678'],
    ['a satellite', '+870773111632'],
    ['no country', '+882161234567'],
  ])(
    'goes to phones of the countries that are set, which without a word are the United States: not to %s',
    async (_what, From) => {
      const { line, api } = await start();
      expect(await askForText(line, 1, { From })).toBe('text-cannot');
      expect(await askForText(line, 2)).toBe('text-sent');
      expect(api.requests).toHaveLength(1);
    },
  );

  it('goes to other countries where the hotline says so', async () => {
    const { line } = await start(undefined, { TEXT_COUNTRIES: 'US, MX' });
    expect(await askForText(line, 1, { From: '+525512345678' })).toBe('text-sent');
    expect(await askForText(line, 2)).toBe('text-sent');
    expect(await askForText(line, 3, { From: '+18765551234' })).toBe('text-cannot');
  });

  it('goes to nobody whose number the carrier calls forged, where the hotline says so', async () => {
    const forged = { StirVerstat: 'TN-Validation-Failed-C' };
    const { line } = await start(undefined, { TEXT_VERIFIED_ONLY: 'on' });
    expect(await askForText(line, 1, forged)).toBe('text-cannot');
    expect(await askForText(line, 2, { StirVerstat: 'TN-Validation-Passed-A' })).toBe('text-sent');
    expect(await askForText(line, 3)).toBe('text-sent');
    const { line: other } = await start();
    expect(await askForText(other, 1, forged)).toBe('text-sent');
  });

  it('is one of so many in an hour and in a day, to all numbers together, which is told before it is reached', async () => {
    let at = Date.parse('2026-11-23T18:00:00Z');
    const { line, api } = await start(undefined, { TEXTS_A_DAY: '20' }, () => at);
    let asked = 0;
    const ask = async (count: number): Promise<readonly (string | undefined)[]> => {
      const nodes: (string | undefined)[] = [];
      for (let one = 0; one < count; one += 1) {
        asked += 1;
        const From = `+1202555${String(1000 + asked)}`;
        nodes.push(await askForText(line, asked, { From }));
      }
      return nodes;
    };
    expect(await ask(3)).toEqual(Array(3).fill('text-sent'));
    expect(amissOf(line).join()).not.toContain('TEXTS_A_DAY');
    expect(await ask(3)).toEqual(['text-sent', 'text-sent', 'text-failed']);
    expect(amissOf(line).join()).toMatch(/5 of the 5 texts .* hour/);
    expect(line.logged().filter(({ msg }) => String(msg).includes('TEXTS_A_DAY'))).toHaveLength(1);
    for (let hour = 1; hour < 6; hour += 1) {
      at += 3_600_000;
      await ask(6);
    }
    expect(api.requests).toHaveLength(20);
    expect(amissOf(line).join()).toMatch(/20 of the 20 texts .* day/);
    at += 20 * 3_600_000;
    expect(await ask(1)).toEqual(['text-sent']);
  });

  it.each(engines)(
    'is one of so many over all instances, on $name',
    { timeout: 60_000 },
    async ({ open }) => {
      let at = Date.parse('2026-11-23T18:00:00Z');
      const databases = await open();
      onTestFinished(() => databases.remove());
      const shared = { TEXTS_A_DAY: '8', DATABASE_URL: await databases.fresh() };
      const [one, other] = [
        await start(undefined, shared, () => at),
        await start(undefined, shared, () => at),
      ];
      const askBoth = async (turn: number): Promise<readonly (string | undefined)[]> => [
        await askForText(one.line, turn, { From: `+1202555${1000 + turn}` }),
        await askForText(other.line, turn, { From: `+1202555${2000 + turn}` }),
      ];
      expect(await askBoth(1)).toEqual(['text-sent', 'text-sent']);
      for (let turn = 2; turn < 12; turn += 1) {
        expect(await askBoth(turn)).toEqual(['text-failed', 'text-failed']);
      }
      expect(amissOf(other.line).join()).toMatch(/2 of the 2 texts .* hour/);
      at += 3_600_000;
      expect(await askBoth(20)).toEqual(['text-sent', 'text-sent']);
      expect(one.api.requests.length + other.api.requests.length).toBe(4);
    },
  );

  it.each([
    [21614, 400, 'text-cannot'],
    [21610, 400, 'text-cannot'],
    [20003, 401, 'text-failed'],
    [20500, 500, 'text-failed'],
  ])('that Twilio refuses with %i is told at once, and can be tried again', async (code, status, node) => {
    const { line, api } = await start(() => apiError(status, code));
    expect(await call(line, `${toText},${keysFrom('bring', 'text', 'texting')},-`)).toContain(node);
    expect(api.requests).toHaveLength(2);
  });

  it('that Twilio does not answer for in time is on its way', async () => {
    const now = (): number => 0;
    const texts = createTexts(() => new Promise(() => undefined), {
      mayGetTexts: Promise.resolve(() => true),
      verifiedOnly: false,
      limits: createTextLimits({ aDay: 1, now, told: () => undefined }),
      now,
      patience: 1,
    });
    const message = { to: canaryNumber, body: '', call: 'a', answer: 'bring', turn: 1, isForged: false };
    expect(await texts(message)).toBe('sent');
  });

  it('is offered after every answer that has the number, and only where the hotline sends texts', async () => {
    const line = await startWithTrails({});
    expect(await call(line, `${toWarning},-`)).not.toContain('text');
    const answers = [...shapeOf(guide).nodes.values()].filter((node) =>
      choicesOf(node).some(({ to }) => to === 'number'),
    );
    for (const node of answers.filter(({ kind }) => kind === 'answer')) {
      const toNumber = choicesOf(node).some(({ key, to }) => key === '2' && to === 'number');
      const isItself = node === shapeOf(guide).nodes.get('number');
      if (toNumber && !isItself)
        expect(choicesOf(node)).toContainEqual(expect.objectContaining({ key: '3', to: 'text' }));
    }
  });
});

describe('the parts of a message', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    ['ж'.repeat(70), 'UCS-2', 1],
    ['ж'.repeat(71), 'UCS-2', 2],
    ['ж'.repeat(135), 'UCS-2', 3],
  ])('are counted as phone companies do: %s', (text, alphabet, count) => {
    expect(countParts(text)).toEqual({ alphabet, count });
  });

  it('are as few as the alphabet of each language allows', async () => {
    const line = await startWithTrails({});
    const { surveyed } = line.speech();
    const fits = ['en', 'es', 'pt', 'fr', 'tr', 'ht'];
    for (const { info } of surveyed) {
      for (const answer of ['bring', 'notice-court-late', 'script-notice-sent', 'cannot-go-online']) {
        const text = toFewestParts(
          composeMessage(guide, surveyed, { answer, language: info.code, hotlineName: 'Example Hotline' }),
        );
        const { alphabet, count } = countParts(text);
        if (fits.includes(info.code))
          expect([info.code, answer, alphabet]).toEqual([info.code, answer, 'GSM-7']);
        if (!info.scripts.includes('Latin'))
          expect([info.code, answer, alphabet]).toEqual([info.code, answer, 'UCS-2']);
        expect(count).toBeLessThanOrEqual(alphabet === 'GSM-7' ? 4 : 8);
        expect(text.length).toBeLessThan(1600);
      }
    }
  });
});
