import { setTimeout as sleep } from 'node:timers/promises';
import { loadProject } from '../../src/cli/project.ts';
import { sampleCounts } from '../../src/cli/sample-calls.ts';
import { openStore } from '../../src/usage/database.ts';
import { daysOf } from '../../src/usage/period.ts';
import { createInstance, publicUrl } from '../built-line.ts';
import { guide } from '../guides.ts';
import { createFiles } from '../usage/databases.ts';
import { askVoice } from './ask-voice.ts';
import type { Scenario } from './scenario.ts';

const password = 'a long password for tests';
const seconds = 20;
/** Milliseconds: the phone company waits 4 s for an answer. */
const mostForVoice = 1000;

/** A day as the counters write it. */
const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The counters of all days that are kept. */
async function fill(url: string): Promise<void> {
  const { offers } = await loadProject(guide);
  const store = await openStore(url);
  const days = daysOf({ from: dayBefore(399), to: dayBefore(1) });
  const counts = sampleCounts({ guide, offers, days, callsPerDay: 12, seed: 1 });
  await store.add({ ...counts, instance: 'past', sequence: 1, day: dayBefore(1) });
  await store.close();
}

async function logIn(address: string): Promise<string> {
  const response = await fetch(`${address}/usage/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'X-Forwarded-Proto': 'https', Origin: publicUrl },
    body: new URLSearchParams({ password }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || cookie === undefined) throw new Error('the member could not log in');
  return cookie.split(';')[0] ?? '';
}

/** The widest of everything, and what a slip of the finger makes of it. */
const views = ['', '/words', '/counters.csv'].flatMap((view) =>
  [
    '',
    `?period=${dayBefore(40).slice(0, 7)}`,
    `?period=${dayBefore(380).slice(0, 7)}`,
    '?period=0202-11',
    '?from=0001-01-01&to=9999-12-31',
  ].map((query) => view + query),
);

/** What members of the hotline ask for, while callers call. */
export const memberScenarios: readonly Scenario[] = [
  {
    name: 'widest-reports',
    what: `members ask for every page of what is used, eight at a time for ${seconds} s, over 399 days of counters: no call waits for a second`,
    run: async ({ progress }) => {
      const databases = createFiles();
      const url = await databases.fresh();
      await fill(url);
      const instance = await createInstance({ DATABASE_URL: url, USAGE_PASSWORD: password });
      try {
        await instance.start();
        const address = `http://127.0.0.1:${instance.port}`;
        const cookie = await logIn(address);
        const until = Date.now() + seconds * 1000;
        const answers = new Map<number, number>();
        const ask = async (index: number): Promise<void> => {
          for (let turn = index; Date.now() < until; turn += 1) {
            const headers = { 'X-Forwarded-Proto': 'https', Cookie: cookie };
            const response = await fetch(`${address}/usage${views[turn % views.length] ?? ''}`, { headers });
            await response.arrayBuffer();
            answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
          }
        };
        const members = Array.from({ length: 8 }, (_, index) => ask(index * 2));
        const waits: number[] = [];
        let failed = 0;
        while (Date.now() < until) {
          const began = performance.now();
          if ((await askVoice(address)) !== 200) failed += 1;
          waits.push(performance.now() - began);
          progress(waits.length);
          await sleep(50);
        }
        await Promise.all(members);
        const worst = Math.max(...waits);
        const told = [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
        return {
          isGood: failed === 0 && worst < mostForVoice && (answers.get(200) ?? 0) > 0,
          figures: `${waits.length} calls, ${failed} failed, worst voice answer ${worst.toFixed(0)} ms; pages: ${told}`,
        };
      } finally {
        await instance.stop();
        await databases.remove();
      }
    },
  },
];
