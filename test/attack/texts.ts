import type { Instance } from '../built-line.ts';
import { canaryNumber } from '../canary.ts';
import { openTwilioApi, type TwilioApi } from '../twilio-api-server.ts';
import { redirectTwilio } from '../twilio-redirect.ts';
import { signRequest } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { accountSid, ask, askVoice, callSid, nextOf, toBody, usualForm, watchVoice } from './asking.ts';
import { faultsUnless, tryAll, unless, type Attack, type Case } from './attack.ts';
import type { Stage } from './stage.ts';
import { keysFrom } from '../keys-to.ts';

/** The second key, with which a text is sent. */
const toSend = keysFrom('text', 'texting');

interface Texting {
  readonly line: Instance;
  readonly api: TwilioApi;
}

/** A line that sends texts, to an API that takes them and sends nothing. */
async function startTexting(
  stage: Stage,
  environment: Readonly<Record<string, string>> = {},
): Promise<Texting> {
  const api = await openTwilioApi(() => ({ status: 201, body: { sid: `SM${'0'.repeat(32)}` } }));
  stage.onEnd(api.close);
  const line = await stage.line({
    ...redirectTwilio(api.url),
    TEXT_MESSAGES: 'on',
    HOTLINE_NAME: 'Example Hotline',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_PHONE_NUMBER: '+12025550188',
    DELETE_CALL_RECORDS: 'off',
    ...environment,
  });
  return { line, api };
}

/** The place after the warning, where 1 sends the text of an answer. */
const textPlace = '/voice/es/text?b=bring.3&k=1&n=6';

/** Asks for a text, and gives where that leads. */
async function askForText(
  { line }: Texting,
  call: number,
  form: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { body } = await askVoice(line.port, textPlace, { CallSid: callSid(call), Digits: toSend, ...form });
  return /\/voice\/es\/([a-z-]+)/.exec(nextOf(body) ?? '')?.[1] ?? '';
}

const abroad = [
  '+18765550100',
  '+18095550100',
  '+19005550100',
  '+15005550100',
  '+18005550100',
  '+14165550100',
  '+17875550100',
  '+447400123456',
  '+3725551234',
  '+94712345678',
  '+2348012345678',
  '+992917123456',
  '+881612345678',
  '+882161234567',
  '+870773111632',
];
const none = ['anonymous', 'client:x', 'sip:x@example.org', ' ', '+911', '911', '+266696687', '+7378742833'];

/** Numbers of the same country, each another one. */
const usNumber = (number: number): string => `+1202555${String(1000 + number)}`;
const jamaican = (number: number): string => `+1876${String(5_000_000 + number)}`;

/** Attacks by text messages. */
export const textAttacks: readonly Attack[] = [
  {
    name: 'pumped-texts',
    tried:
      '400 calls from 400 invented numbers of the US and 400 of Jamaica; premium, satellite, foreign and withheld numbers; one number twelve times',
    right: 'none abroad; in an hour a quarter of TEXTS_A_DAY, which /readyz tells; five to a number',
    run: async (stage) => {
      const texting = await startTexting(stage);
      const { api, line } = texting;
      const sentBy = async (act: () => Promise<unknown>): Promise<number> => {
        const before = api.requests.length;
        await act();
        return api.requests.length - before;
      };
      let call = 0;
      const each =
        (numbers: readonly string[]): (() => Promise<unknown>) =>
        async () => {
          for (const From of numbers) await askForText(texting, (call += 1), { From });
        };
      const { result, worst } = await watchVoice(line.port, async () => {
        const jamaica = await sentBy(each(Array.from({ length: 400 }, (_, index) => jamaican(index))));
        const elsewhere = await sentBy(each([...abroad, ...none]));
        const same = await sentBy(each(Array.from({ length: 12 }, () => canaryNumber)));
        const us = await sentBy(each(Array.from({ length: 400 }, (_, index) => usNumber(index))));
        return { jamaica, elsewhere, same, us };
      });
      const { jamaica, elsewhere, same, us } = result;
      const isTold = (await ask(line.port, { path: '/readyz' })).body.includes('TEXTS_A_DAY');
      return {
        happened: `${jamaica} of 400 to Jamaica, ${elsewhere} of ${abroad.length + none.length} elsewhere, ${same} of 12 to one number, ${same + us} in all; /readyz ${isTold ? 'tells' : 'does not tell'}`,
        faults: [
          ...faultsUnless(jamaica + elsewhere === 0, `${jamaica + elsewhere} texts abroad or to nobody`),
          ...faultsUnless(same === 5, `${same} texts to one number`),
          ...faultsUnless(same + us === 50, `${same + us} texts in an hour, of 50`),
          ...faultsUnless(isTold, '/readyz does not tell that a limit is near'),
        ],
        worst,
      };
    },
  },
  {
    name: 'forged-number',
    tried:
      'asking for a text with a number that the carrier says is forged, where the hotline sends none to such',
    right: 'none is sent; a number that is not forged gets one',
    run: async (stage) => {
      const texting = await startTexting(stage, { TEXT_VERIFIED_ONLY: 'on' });
      await askForText(texting, 1, { From: usNumber(1), StirVerstat: 'TN-Validation-Failed-A' });
      const forged = texting.api.requests.length;
      await askForText(texting, 2, { From: usNumber(2), StirVerstat: 'TN-Validation-Passed-A' });
      const all = texting.api.requests.length;
      return {
        happened: `${forged} texts to the forged number, ${all - forged} to the other`,
        faults: faultsUnless(forged === 0 && all === 1, 'not as it should be'),
      };
    },
  },
  {
    name: 'replayed-request',
    tried:
      'a signed request for a text, sent again, and with its fields cut at other places, which keeps its signature; of another account',
    right: 'one text; what names no call of this account is refused',
    run: async (stage) => {
      const texting = await startTexting(stage);
      const { line, api } = texting;
      await askForText(texting, 1);
      const form = { ...usualForm, CallSid: callSid(1), Digits: toSend };
      const signature = signRequest(authToken, publicUrl + textPlace, form);
      const send = (body: string): Promise<number> =>
        ask(line.port, {
          method: 'POST',
          path: textPlace,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature },
          body,
        }).then(({ status }) => status);
      const whole = toBody(form);
      const cut: Record<string, string> = {
        'CallSid cut': whole.replace('CallSid=', 'CallSi=d'),
        'AccountSid cut': whole.replace('AccountSid=', 'AccountSi=d'),
        'From cut': whole.replace('From=', 'Fro=m'),
      };
      const refused = Object.entries(cut).map(([what, body]): Case => [
        what,
        async () => {
          const status = await send(body);
          return unless(status === 403, `status ${status}`);
        },
      ]);
      const others: readonly Case[] = [
        [
          'the same again',
          async () => unless((await send(whole)) === 200, 'a repeated request is not answered'),
        ],
        [
          'another account',
          async () => {
            const other = await askVoice(line.port, textPlace, {
              AccountSid: `AC${'1'.repeat(32)}`,
              Digits: toSend,
            });
            return unless(other.status === 403, `status ${other.status}`);
          },
        ],
      ];
      const told = await tryAll([...others, ...refused], stage);
      const sent = api.requests.length;
      return {
        happened: `${told.happened}; ${sent} text`,
        faults: [...told.faults, ...faultsUnless(sent === 1, `${sent} texts`)],
      };
    },
  },
  {
    name: 'two-tokens',
    tried:
      'requests signed with the old token, the new one, both, neither and an empty one while the token is changed',
    right: 'the old and the new are taken; all else is refused, and /readyz tells how many',
    run: async (stage) => {
      const line = await stage.line({ TWILIO_AUTH_TOKEN: 'the-old-token,the-new-token' });
      const status = async (token: string): Promise<number> =>
        (await askVoice(line.port, '/voice', {}, { token })).status;
      const wrong = ['the-old-token,the-new-token', 'another-token', ' ', ','];
      const told = await tryAll(
        [
          ...['the-old-token', 'the-new-token'].map((token): Case => [
            token,
            async () => unless((await status(token)) === 200, 'is refused'),
          ]),
          ...wrong.map((token): Case => [
            token,
            async () => unless((await status(token)) === 403, 'is taken'),
          ]),
        ],
        stage,
      );
      const { body } = await ask(line.port, { path: '/readyz' });
      const isTold = body.includes(`${wrong.length} requests with a signature were refused`);
      return {
        happened: `${told.happened}; /readyz ${isTold ? 'tells' : 'does not tell'} of the ${wrong.length} refused`,
        faults: [...told.faults, ...faultsUnless(isTold, '/readyz does not tell')],
      };
    },
  },
];
