import { readFileSync } from 'node:fs';
import path from 'node:path';
import { canaryNumber } from '../canary.ts';
import { ask, askVoice, callSid, callThrough, nextOf } from './asking.ts';
import { faultsUnless, tryAll, unless, type Attack, type Case } from './attack.ts';
import { inAnHour } from './port.ts';
import { waitUntil } from './stage.ts';
import { keysFrom, keysTo } from '../keys-to.ts';

const person = { TWILIO_PHONE_NUMBER: '+12025550188', ADVOCATE_PHONE: '+12025550123' };
/** At any hour of any day, so that the attack can be made at any. */
const uscis = {
  TWILIO_PHONE_NUMBER: '+12025550188',
  CONNECT_TO_USCIS: 'on',
  CONNECT_HOURS: 'Mon-Sun 00:00-24:00',
  TIME_ZONE: 'UTC',
};

/** What a called person hears who is called from here. */
async function whisperFrom(port: number, start: string, keys: readonly string[]): Promise<string> {
  const documents = await callThrough(port, keys, { start });
  const [, address] = /<Number[^>]* url="(\/voice\/whisper\/[^"#]*)/.exec(documents.at(-1) ?? '') ?? [];
  if (address === undefined) throw new Error('nobody is called');
  const { body } = await askVoice(port, address.replaceAll('&amp;', '&'));
  return body;
}

const asksAbout = /asks about/i;

const hears = (
  what: string,
  start: string,
  keys: readonly string[],
  isTopic: boolean,
): ((port: number) => Case) => {
  return (port) => [
    what,
    async () => {
      const heard = await whisperFrom(port, start, keys);
      if (/other languages/i.test(heard)) return 'they are told that the caller asks for other languages';
      return unless(asksAbout.test(heard) === isTopic, isTopic ? 'no topic is named' : 'a topic is named');
    },
  ];
};

/** Presses a key at one address again and again, as the documents lead, and gives how often somebody is called. */
async function countDials(
  port: number,
  start: string,
  how: string,
  press: (path: string) => string,
): Promise<{ readonly dials: number; readonly requests: number }> {
  let [path, dials, requests, isCalling] = [start, 0, 0, false];
  for (; requests < 300; requests += 1) {
    const { body } = await askVoice(
      port,
      path,
      isCalling ? { DialCallStatus: how } : { Digits: press(path) },
    );
    isCalling = body.includes('<Dial');
    if (isCalling) dials += 1;
    const next = nextOf(body);
    if (next === undefined) break;
    path = next;
  }
  return { dials, requests };
}

/** Attacks by callers, and on what is kept of them. */
export const callAttacks: readonly Attack[] = [
  {
    name: 'whispered-topic',
    tried:
      'pressing 0 in the greeting, the main menu, the language menu and after a topic, to see what the person who is called hears',
    right: 'the person hears a topic only if the caller came from one, and never “other languages”',
    run: async (stage) => {
      const { port } = await stage.line(person);
      return tryAll(
        [
          hears('from the greeting', '/voice?lang=es', ['0'], false),
          hears('from the main menu', '/voice?lang=es', ['9', '0'], false),
          hears('from a topic', '/voice?lang=es', ['9', keysTo('notice'), '0'], true),
          hears('from the language menu, by 8', '/voice?lang=es', ['9', '8', '9', '0', ''], false),
        ].map((one) => one(port)),
        stage,
      );
    },
  },
  {
    name: 'rung-again',
    tried:
      'pressing 0, or the key for USCIS, again and again in one call, when the other side is busy, silent or gone',
    right: 'the person is called three times in a call, USCIS twice',
    run: async (stage) => {
      const [toPerson, toUscis] = await Promise.all([stage.line(person), stage.line(uscis)]);
      const cases = (['busy', 'no-answer', 'completed', 'failed'] as const).flatMap(
        (how): readonly Case[] => [
          [
            `0, and ${how}`,
            async () => {
              const { dials } = await countDials(toPerson.port, '/voice/es/main?k=1&n=2', how, () => '0');
              return unless(dials === 3, `${dials} calls to the person`);
            },
          ],
          [
            `USCIS, and ${how}`,
            async () => {
              const found = await countDials(toUscis.port, uscisPlace, how, uscisKey);
              return unless(found.dials === 2, `${found.dials} calls to USCIS in ${found.requests} requests`);
            },
          ],
        ],
      );
      return tryAll(cases, stage);
    },
  },
  {
    name: 'robot',
    tried: 'a machine that keeps pressing # in the main menu, in French, to run up the cost of the voices',
    right: 'the call ends; its voices cost less than a dollar',
    run: async (stage) => {
      const line = await stage.line();
      const keys = Array.from({ length: 250 }, () => '#');
      const documents = await callThrough(line.port, keys, { start: '/voice/fr/main?k=1&n=2' });
      const characters = documents.join('').replaceAll(/<[^>]*>/g, '').length;
      const dollars = (characters / 100) * 0.0032;
      return {
        happened: `the call ended after ${documents.length} turns, with ${characters.toLocaleString('en-US')} characters: $${dollars.toFixed(2)}`,
        faults: faultsUnless(dollars < 1 && documents.length < 60, `$${dollars.toFixed(2)}`),
      };
    },
  },
  {
    name: 'log-of-a-call',
    tried:
      'finding the number, the keys, the time or the steps of a call in the log at level trace, and in the database',
    right: 'neither has any of them',
    run: async (stage) => {
      const database = path.join(stage.folder(), 'usage.db');
      const line = await stage.line({ LOG_LEVEL: 'trace', DATABASE_URL: `file:${database}` });
      for (let call = 1; call <= 20; call += 1) {
        await callThrough(line.port, ['9', ...keysTo('missed-recent').split(','), ''], {
          form: { CallSid: callSid(call) },
        });
      }
      await askVoice(line.port, '/voice/status', { CallSid: callSid(1), CallDuration: '60' });
      await line.stop();
      const log = line.log();
      const kept = readFileSync(database).toString('latin1');
      const secrets = [canaryNumber, canaryNumber.slice(1), callSid(1), callSid(20)];
      const inLog = [...secrets, 'missed', 'call ended', '"turn"'].filter((one) => log.includes(one));
      const inDatabase = secrets.filter((one) => kept.includes(one));
      const found = [
        ...inLog.map((one) => `the log has "${one}"`),
        ...inDatabase.map((one) => `the database has ${one}`),
      ];
      return {
        happened: `20 calls; ${found.length} traces of them, in ${log.split('\n').length - 1} lines of log`,
        faults: found,
      };
    },
  },
  {
    name: 'trails',
    tried: 'the same, with trails turned on to look for a fault',
    right:
      'each start, /readyz and the doctor say that callers’ promise does not hold; never a number, an id or a key',
    run: async (stage) => {
      const line = await stage.line({ LOG_LEVEL: 'info', TRAILS_UNTIL: inAnHour() });
      await callThrough(line.port, ['9', ...keysTo('missed-recent').split(','), '']);
      const isLogged = await waitUntil(3, () => line.log().includes('missed'));
      const ready = await ask(line.port, { path: '/readyz' });
      const secrets = [canaryNumber, callSid(0), 'Digits'].filter((one) => line.log().includes(one));
      return {
        happened: `the steps are ${isLogged ? '' : 'not '}logged; /readyz ${ready.body.includes('trails are on') ? 'tells' : 'does not tell'}`,
        faults: [
          ...faultsUnless(isLogged, 'trails are on, and there is none'),
          ...faultsUnless(ready.body.includes('trails are on'), '/readyz does not tell that trails are on'),
          ...faultsUnless(line.log().includes('trails are on'), 'the start does not tell that trails are on'),
          ...secrets.map((one) => `the log has ${one}`),
        ],
      };
    },
  },
];

/** The words to say, after which a caller can be connected. */
const uscisPlace = '/voice/en/script-missed?k=1&n=3';

function uscisKey(path: string): string {
  if (path.includes('/script-')) return keysFrom('script-missed', 'connect-missed');
  return /\/connect-(?:failed|ended|closed)/.test(path) ? '' : keysFrom('connect-missed', 'call-missed');
}
