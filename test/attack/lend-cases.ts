import { authToken, type Instance } from '../built-line.ts';
import { places } from '../every-turn.ts';
import { openRecordingsApi, type RecordingsApi } from '../twilio-recordings-server.ts';
import { redirectTwilio } from '../twilio-redirect.ts';
import { accountSid, ask, askVoice, callSid, callThrough, nextOf } from './asking.ts';
import { unless, type Case } from './attack.ts';
import { openDesk, type OpenedDesk } from './desk-open.ts';
import { makeCode, visitDesk } from './desk-visits.ts';
import type { Stage } from './stage.ts';

/** A line with a desk and a speaker who has a code. */
interface Lending extends OpenedDesk {
  readonly api: RecordingsApi;
  /** A speaker's code. */
  readonly code: string;
  /** A code that is nobody's. */
  readonly wrong: string;
}

/** A line on which a speaker has a code, at an account that keeps recordings. */
export async function openLending(stage: Stage): Promise<Lending> {
  const api = await openRecordingsApi(authToken);
  stage.onEnd(api.close);
  const desk = await openDesk(stage, {
    TWILIO_ACCOUNT_SID: accountSid,
    DELETE_CALL_RECORDS: 'off',
    ...redirectTwilio(api.url),
  });
  const code = await makeCode(desk.line, desk.owner, { name: 'Marie', languages: 'ht' });
  return { ...desk, api, code, wrong: code === '00000000' ? '11111111' : '00000000' };
}

/** Whether a document has somebody recorded, or leads to where that is done. */
export const isIn = (document: string): boolean => /<Record|\/voice\/lend/.test(document);
/** Whether it takes a code. */
const takesCode = (document: string): boolean => document.includes('numDigits="8"');

/** Asks for a place with keys; gives the document. Throws where there is none. */
export async function press(
  { port }: Instance,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const { status, body } = await askVoice(port, path, form);
  if (status !== 200) throw new Error(`status ${status}`);
  return body;
}

/** The address to which a star in a call's first document leads. */
export async function codePlace(line: Instance, start = '/voice'): Promise<string> {
  const [, second = ''] = await callThrough(line.port, ['*'], { start });
  return nextOf(second) ?? '';
}

/** A star, and then a right code, everywhere but where a code is taken. */
export function elsewhereCases({ line, code }: Lending): readonly Case[] {
  return ['es', 'en'].flatMap((language) =>
    [...places()].map((place): Case => [
      `a star and a code at ${language}/${place}`,
      async () => {
        const path = `/voice/${language}/${place}`;
        const starred = await press(line, path, { Digits: '*' });
        if (isIn(starred) || takesCode(starred)) return 'the star leads to a place for codes';
        const then = [
          await press(line, path, { Digits: code }),
          await press(line, nextOf(starred) ?? path, { Digits: code }),
        ];
        return unless(!then.some(isIn), 'a code is taken there');
      },
    ]),
  );
}

/** What is no code, where codes are taken. */
export function noCodeCases({ line, code, wrong }: Lending): readonly Case[] {
  const tried = [
    wrong,
    code.slice(1),
    code.slice(0, 7),
    `${code}0`,
    `0${code}`,
    ` ${code}`,
    `${code.slice(0, 4)} ${code.slice(4)}`,
    `${code}#`,
    `*${code}`,
    code.split('').toReversed().join(''),
    code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    "' or '1'='1",
    '%',
    '________',
    'NaN',
    '-1234567',
    '1e1000000',
  ];
  return tried.map((Digits, index): Case => [
    `"${Digits}" for a code`,
    async () => {
      const document = await press(line, await codePlace(line), { CallSid: callSid(100 + index), Digits });
      return unless(!isIn(document), 'it opens the way');
    },
  ]);
}

/** Turns of speakers that nobody is, and what only the line asks of its desk. */
export async function forgedCases({ line, api, code, owner }: Lending): Promise<readonly Case[]> {
  const speaker = callSid(1);
  const begun = await press(line, await codePlace(line), { CallSid: speaker, Digits: code });
  if (!begun.includes('/voice/lend?n=1')) throw new Error('a right code does not open the way');
  const menu = await press(line, '/voice', {});
  const sid = `RE${'a'.repeat(32)}`;
  const own = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  const forms: readonly Readonly<Record<string, string>>[] = [
    {},
    { Digits: '1' },
    { Digits: code },
    { Digits: 'hangup' },
    { RecordingSid: sid, RecordingUrl: own },
    { RecordingSid: sid, RecordingUrl: own.replace(accountSid, `AC${'6'.repeat(32)}`) },
    { RecordingSid: sid, RecordingUrl: own.replace('api.twilio.com', 'api.twilio.com.example.org') },
    { RecordingSid: sid, RecordingUrl: own.replace('https', 'http') },
    { RecordingSid: `${sid}/../x`, RecordingUrl: `${own}/../x` },
    { RecordingUrl: 'https://example.org/x.wav' },
  ];
  const paths = [
    '/voice/lend',
    '/voice/lend?n=1',
    '/voice/lend?n=2',
    '/voice/lend?n=1&w=1',
    '/voice/lend?n=9999',
  ];
  const strangers = paths.flatMap((path) =>
    forms.map((form): Case => [
      `${path} of a call without a code, with ${JSON.stringify(form).slice(0, 60)}`,
      async () =>
        unless((await press(line, path, { CallSid: callSid(2), ...form })) === menu, 'it is no menu'),
    ]),
  );
  const foreign = forms.slice(5).map((form): Case => [
    `a recording of another account in a speaker’s call, ${JSON.stringify(form).slice(0, 60)}`,
    async () => {
      const document = await press(line, '/voice/lend?n=1', { CallSid: speaker, ...form });
      const isFetched = api.requests.some(
        ({ method, path }) => method === 'GET' && path.includes('Recordings/'),
      );
      return unless(!isFetched && !document.includes('/audio/lend/take/'), 'it is fetched');
    },
  ]);
  const unsigned = ['', 'x', 'another-token'].map((token): Case => [
    `a speaker’s turn that is signed with "${token}"`,
    async () => {
      const { status } = await askVoice(line.port, '/voice/lend?n=1', { CallSid: speaker }, { token });
      return unless(status === 403, `status ${status}`);
    },
  ]);
  const inner = [
    '/lend/begin',
    '/lend/turn',
    '/desk/lend/begin',
    '/desk/../lend/begin',
    '/audio/lend/begin',
    '/voice/lend/begin',
  ];
  const body = JSON.stringify({ call: speaker, code, turn: 1, digits: '1' });
  const direct = inner.map((path): Case => [
    `${path} asked from outside`,
    async () => {
      const headers = {
        'Content-Type': 'application/json',
        'X-Forwarded-Proto': 'https',
        'X-Desk-Secret': 'x',
      };
      const { status } = await ask(line.port, { method: 'POST', path, headers, body });
      return unless(status >= 400 && status < 500, `status ${status}`);
    },
  ]);
  const sounds = [
    `take/${'0'.repeat(64)}.wav`,
    'line/ht/safe/0000000000000000.wav',
    `remark/ht/safe/${'0'.repeat(64)}.wav`,
    '../../lend/begin',
    '%2e%2e/%2e%2e/desk.db',
  ];
  const played = sounds.map((sound): Case => [
    `the sound ${sound}`,
    async () => {
      const { status } = await ask(line.port, { path: `/audio/lend/${sound}` });
      return unless(status === 404 || status === 400, `status ${status}`);
    },
  ]);
  const goesOn: Case = [
    'the speaker’s own call afterwards',
    async () =>
      unless(
        (await press(line, '/voice/lend?n=1', { CallSid: speaker, Digits: '1' })).includes('/voice/lend?n=2'),
        'it does not go on',
      ),
  ];
  const alone: Case = [
    'a code that a viewer or a stranger makes',
    async () => {
      const form = { name: 'Eve', languages: 'ht' };
      const { status } = await visitDesk(line, { path: '/members/code', form });
      const other = await visitDesk(line, {
        path: '/members/code',
        form,
        cookie: owner.cookie,
        headers: { Origin: 'https://evil.example' },
      });
      return unless(status >= 400 && other.status >= 400, `status ${status} and ${other.status}`);
    },
  ];
  return [...strangers, ...unsigned, ...direct, ...played, alone, ...foreign, goesOn];
}
