import path from 'node:path';
import type { Instance } from '../built-line.ts';
import { callThrough, mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, type Attack } from './attack.ts';
import { waitUntil, type Stage } from './stage.ts';
import { logIn, usageSettings, visit } from './visits.ts';
import { keysTo } from '../keys-to.ts';

/** Loaded before an instance: its clock is so many days behind. */
const clockBehind = (days: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    `const now = Date.now; Date.now = () => now() - ${days} * 86400000;`,
  )}`,
});

/** A database in which a week that is over has so many calls. */
async function databaseOfLastWeek(stage: Stage, calls: number): Promise<string> {
  const url = `file:${path.join(stage.folder(), 'usage.db')}`;
  const before = await stage.line({ DATABASE_URL: url, ...clockBehind(8) });
  for (let call = 0; call < calls; call += 1) {
    await callThrough(before.port, ['9', ...keysTo('missed-recent').split(','), ''], {
      start: '/voice?lang=pa',
    });
  }
  await before.stop();
  return url;
}

const years = ['0001', '0202', '1970', '2026', '9999'];

/** What the page is asked for to have it work long. */
const widest: readonly string[] = [
  ...years.flatMap((from) => [`?from=${from}-01-01&to=9999-12-31`, `?period=${from}`, `?period=${from}-W01`]),
  '?period=0000-01',
  '?period=9999-12',
  '?period=9999-W99',
  `?period=${'9'.repeat(10_000)}`,
  '?period=2026-11&period=0001-01',
  '?period=%00',
  '?period=constructor',
];

/** Tries a password that is wrong, from one of twenty addresses. */
async function guess(line: Instance, number: number): Promise<number> {
  const headers = { 'X-Forwarded-For': `198.51.100.${number % 20}` };
  return (await visit(line, { path: '/login', form: { password: `wrong ${number}` }, headers })).status;
}

/** Attacks by whoever has the password, and is not to have more than that. */
export const usageAttacks: readonly Attack[] = [
  {
    name: 'wide-periods',
    tried:
      'somebody who has logged in asks /usage for the widest, oldest, newest and most broken periods, while callers call',
    right: 'answered or refused, each within a second, and no caller waits for it',
    run: async (stage) => {
      const line = await stage.line({ ...usageSettings, DATABASE_URL: await databaseOfLastWeek(stage, 3) });
      const cookie = await logIn(line);
      const faults: string[] = [];
      let longest = 0;
      // What draws the page is loaded by the first who asks.
      await visit(line, { cookie });
      const { worst } = await watchVoice(line.port, async () => {
        for (const page of ['', '/words', '/counters.csv']) {
          for (const query of widest) {
            const began = performance.now();
            const { status } = await visit(line, { path: page + query, cookie });
            longest = Math.max(longest, performance.now() - began);
            if (![200, 400, 404, 414, 431].includes(status))
              faults.push(`${page}${query.slice(0, 40)}: status ${status}`);
          }
        }
      });
      return {
        happened: `${widest.length * 3} requests, the longest answered after ${longest.toFixed(0)} ms; ${tellWait(worst)}`,
        faults: [...faults, ...faultsUnless(worst <= mostWait, tellWait(worst))],
        worst,
      };
    },
  },
  {
    name: 'subtracted-caller',
    tried:
      '20 calls in Punjabi this week and 23 last week; the CSV and the page before and after one more call, to learn about that caller from the difference',
    right: 'no difference; for a week that is over, only tens',
    run: async (stage) => {
      const line = await stage.line({ ...usageSettings, DATABASE_URL: await databaseOfLastWeek(stage, 23) });
      const cookie = await logIn(line);
      const call = (): Promise<unknown> =>
        callThrough(line.port, ['9', ...keysTo('missed-recent').split(','), ''], { start: '/voice?lang=pa' });
      for (let count = 0; count < 20; count += 1) await call();
      const see = async (): Promise<readonly string[]> => {
        const answers = await Promise.all(
          ['', '/words', '/counters.csv'].map((page) => visit(line, { path: page, cookie })),
        );
        return answers.map(({ body }) => body);
      };
      const before = await see();
      await call();
      // Counters are written each second.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const after = await see();
      const csv = after[2] ?? '';
      const counts = csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => Number(row.split(',').at(-1)));
      const isSame = JSON.stringify(before) === JSON.stringify(after);
      return {
        happened: `${isSame ? 'no difference' : 'a difference'}; ${counts.length} rows of last week, ${counts.filter((count) => count % 10 !== 0).length} that are no tens`,
        faults: [
          ...faultsUnless(isSame, 'one more call is seen'),
          ...faultsUnless(counts.length > 0, 'nothing is told of last week'),
          ...faultsUnless(
            counts.every((count) => count % 10 === 0),
            'a count is no ten',
          ),
        ],
      };
    },
  },
  {
    name: 'lock-out',
    tried: '120 wrong passwords at once from 20 addresses, and meanwhile the right one from another',
    right:
      'no address gets more than five tries; the person with the right password gets in, perhaps a little later; callers do not wait',
    run: async (stage) => {
      const line = await stage.line({
        ...usageSettings,
        DATABASE_URL: `file:${path.join(stage.folder(), 'usage.db')}`,
      });
      await visit(line, {});
      const { result, worst } = await watchVoice(line.port, async () => {
        const trying = Promise.all(Array.from({ length: 120 }, (_, index) => guess(line, index)));
        const isIn = await waitUntil(20, () =>
          logIn(line, '203.0.113.9').then(
            () => true,
            () => false,
          ),
        );
        return { statuses: await trying, isIn };
      });
      const count = (status: number): number => result.statuses.filter((one) => one === status).length;
      return {
        happened: `${count(401)} wrong, ${count(429)} too many, ${count(503)} told to try again; the right one ${result.isIn ? 'gets in' : 'is refused'}; ${tellWait(worst)}`,
        faults: [
          ...faultsUnless(result.isIn, 'the right password is refused'),
          ...faultsUnless(count(401) <= 100 && count(401) > 0, 'not five tries for each address'),
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
        ],
        worst,
      };
    },
  },
  {
    name: 'log-out-without-database',
    tried: 'logging out while the database is away',
    right: 'the browser’s cookie is cleared, and the page says what could not be done',
    run: async (stage) => {
      const line = await stage.line(usageSettingsWithout());
      const cookie = await logIn(line);
      const { status, headers, body } = await visit(line, { path: '/logout', form: {}, cookie });
      const cleared = String(headers['set-cookie']).includes('__Host-usage=;');
      return {
        happened: `status ${status}, the cookie is ${cleared ? '' : 'not '}cleared`,
        faults: [
          ...faultsUnless(cleared, 'the cookie is kept'),
          ...faultsUnless(body.includes('The database does not answer'), 'nothing is said of it'),
        ],
      };
    },
  },
];

/** A database that never answers: a port of this machine that nothing listens on. */
function usageSettingsWithout(): Readonly<Record<string, string>> {
  return { ...usageSettings, DATABASE_URL: 'postgres://line:none@127.0.0.1:9/usage' };
}
