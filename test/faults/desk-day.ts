import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseHTML } from 'linkedom';
import pg from 'pg';
import { linesNeeded } from '../../src/guide/lines.ts';
import type { DeskAt } from '../attack/desk-visits.ts';
import { createInstance } from '../built-line.ts';
import { takeOf } from '../desk/benches.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { guide } from '../guides.ts';
import { startPostgres } from '../usage/databases.ts';
import { askVoice } from './ask-voice.ts';
import { failuresOf, placeCalls } from './calls.ts';
import { act, inviteWorkers, newDay, visit, workOnLines, type Day, type Worker } from './desk-day-members.ts';
import { startProxy } from './proxy.ts';
import { publish } from './publish.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds: the phone company waits 4 s for an answer. */
const mostForVoice = 1000;
/** Seconds in which every instance must speak a publication. */
const mostToFollow = 5;
const publications = 12;
/** The languages of the speakers. */
const spoken = ['ht', 'es', 'fr', 'pt', 'ru', 'zh', 'ar', 'hi'];

/** Has a speaker record lines of their language at the studio's own door, one after the other. */
async function recordLines(day: Day, atOf: () => DeskAt, worker: Worker, count: number): Promise<number> {
  const [language = ''] = worker.languages;
  const agreed = await visit(day, atOf(), worker, { path: `/studio?lang=${language}` });
  const [, text = ''] = /name="text" value="(\d+)"/.exec(agreed.body) ?? [];
  await visit(day, atOf(), worker, { path: '/studio/consent', form: { language, text, given: 'yes' } });
  let line = '';
  let kept = 0;
  for (let tried = 0; tried < count; tried += 1) {
    const query = new URLSearchParams({ lang: language, line }).toString();
    const { body } = await visit(day, atOf(), worker, { path: `/studio/part?${query}` });
    const { document } = parseHTML(body);
    const booth = document.querySelector<HTMLElement>('.booth');
    if (!booth?.dataset.keep) throw new Error(`${worker.name} is shown no line to record`);
    const keep = booth.dataset.keep.replace(/^\/desk/, '');
    const take = takeOf(speechSeconds(document.querySelector('.read')?.textContent ?? ''));
    const isKept = await act(day, atOf(), worker, {
      path: keep,
      body: take,
      headers: { 'Content-Type': 'audio/wav' },
    });
    if (isKept) kept += 1;
    line = booth.dataset.next ?? '';
  }
  return kept;
}

/** What the database has, for whoever asks it directly. */
async function readDatabase(url: string): Promise<{ numbers: ReadonlySet<number>; megabytes: number }> {
  const client = new pg.Client(url);
  await client.connect();
  const changes = await client.query<{ number: number }>('select number from desk_changes');
  const size = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
  await client.end();
  return {
    numbers: new Set(changes.rows.map(({ number }) => number)),
    megabytes: Number(size.rows[0]?.size ?? 0) / 1024 / 1024,
  };
}

/** A day of a busy desk: six changes, and three fifths of a recording, for each call. */
export const deskDay: Scenario = {
  name: 'desk-day',
  what: `20 members of a desk on an empty PostgreSQL with two instances make six changes for each call and three recordings for every five, and publish ${publications} times, while callers call: no call fails, no change is lost, and every publication is spoken everywhere within ${mostToFollow} s`,
  run: async ({ calls, progress }) => {
    const databases = await startPostgres();
    const environment = { DESK: 'on', DATABASE_URL: await databases.fresh() };
    const instances = [await createInstance(environment), await createInstance(environment)];
    const proxy = await startProxy(instances.map(({ port }) => port));
    const address = `http://127.0.0.1:${proxy.port}`;
    const day = newDay();
    const over = new AbortController();
    let turn = 0;
    const atOf = (): DeskAt => instances[(turn += 1) % instances.length] ?? { port: 0 };
    try {
      for (const instance of instances) await instance.start();
      const workers = await inviteWorkers(atOf(), environment, spoken);
      const [wanted, takes] = [calls * 6, Math.round(calls * 0.6)];
      let published = 0;
      // Members work until the last has been published, so that there is always something to publish.
      const isEnough = (): boolean => day.done.size >= wanted && published >= publications;
      const lines = linesNeeded(guide, 'es', ['es']).map(({ line }) => line);

      const waits: number[] = [];
      let unanswered = 0;
      const probing = (async () => {
        while (!over.signal.aborted) {
          const began = performance.now();
          if ((await askVoice(address).catch(() => 0)) !== 200) unanswered += 1;
          waits.push(performance.now() - began);
          await sleep(100);
        }
      })();
      const calling = (async () => {
        const all = [];
        // Callers come over the whole day, not all of them at its beginning.
        for (let begun = 0; begun < calls; begun += 25) {
          const due = (begun / calls) * wanted;
          while (day.done.size < due) await sleep(100);
          all.push(
            ...(await placeCalls(proxy.port, { count: Math.min(25, calls - begun), seed: begun + 1 })),
          );
          progress(all.length);
        }
        return all;
      })();
      const recorders = workers.filter(({ languages, role }) => role === 'speaker' && languages[0] === 'ht');
      const recording = Promise.all(
        recorders.map((worker) => recordLines(day, atOf, worker, Math.ceil(takes / recorders.length))),
      );
      const working = Promise.all(
        workers.map((worker, index) => workOnLines(day, atOf, worker, { lines, seed: index + 1, isEnough })),
      );
      const publishing = (async () => {
        const seconds: number[] = [];
        const editors = workers.filter(({ role }) => role === 'editor');
        for (let number = 1; number <= publications; number += 1) {
          while (day.done.size < (number / (publications + 1)) * wanted) await sleep(100);
          const editor = editors[number % editors.length];
          if (editor) seconds.push(await publish(day, atOf, editor, instances));
          published += 1;
        }
        return seconds;
      })();
      const [placed, kept, followed] = await Promise.all([calling, recording, publishing, working]);
      over.abort();
      await probing;

      const { numbers, megabytes } = await readDatabase(environment.DATABASE_URL);
      const lost = [...day.done].filter((number) => !numbers.has(number)).length;
      const failed = failuresOf(placed);
      const recordings = kept.reduce((sum, count) => sum + count, 0);
      const [worst, slowest] = [Math.max(...waits), Math.max(...followed)];
      const refused = [...day.refused].map(([why, count]) => `${count} × ${why}`).join(', ');
      return {
        isGood:
          failed.count + unanswered + lost === 0 &&
          recordings >= takes &&
          followed.length === publications &&
          worst < mostForVoice &&
          slowest <= mostToFollow,
        figures: [
          `${placed.length} calls, ${failed.count} failed${failed.count > 0 ? ` (${failed.reasons})` : ''}`,
          `${waits.length} voice answers watched, ${unanswered} missing, the slowest after ${worst.toFixed(0)} ms`,
          `${day.done.size} changes made, ${lost} lost; ${recordings} recordings; not taken: ${refused || 'none'}`,
          `${followed.length} publications, spoken everywhere after ${slowest.toFixed(1)} s at most`,
          `${day.pages} pages and acts, the slowest ${day.slowest.address} after ${day.slowest.ms.toFixed(0)} ms`,
          `database ${megabytes.toFixed(0)} MB`,
        ].join('; '),
      };
    } finally {
      over.abort();
      await proxy.close();
      await Promise.all(instances.map((instance) => instance.stop()));
      await databases.remove();
    }
  },
};
