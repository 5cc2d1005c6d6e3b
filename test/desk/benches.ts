import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Bench } from '../../src/desk/bench.ts';
import { createDatabaseBench } from '../../src/desk/bench-database.ts';
import { createFilesBench } from '../../src/desk/bench-files.ts';
import { openDesk } from '../../src/desk/database.ts';
import type { Ground } from '../../src/desk/ground.ts';
import { createGuideOf } from '../../src/desk/own-guides.ts';
import type { Actor } from '../../src/desk/roles.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import type { Guide } from '../../src/guide/guide.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { toWave } from '../../src/speech/takes/take-in.ts';
import { copyWords } from '../copied-words.ts';
import { guide, guides } from '../guides.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { engines } from '../usage/engines.ts';
import { groundOf, ownFolderOf } from './ground.ts';

/** Two members who may do everything, and two who may not. */
export const ana: Actor = { id: 'ana', role: 'owner', languages: [] };
export const ben: Actor = { id: 'ben', role: 'editor', languages: [] };
export const cleo: Actor = { id: 'cleo', role: 'speaker', languages: ['es'] };
export const dora: Actor = { id: 'dora', role: 'speaker', languages: ['es'] };
export const eve: Actor = { id: 'eve', role: 'viewer', languages: [] };

/** Somewhere a bench can stand: a fresh one each time it is asked, gone with its test. */
interface Driver {
  readonly name: string;
  readonly prepare: () => { readonly fresh: () => Promise<Bench> };
}

const start = Date.parse('2026-11-28T12:00:00Z');

/** A bench over a copy of the project's files. */
export const filesDriver: Driver = {
  name: 'the files of a checkout',
  prepare: () => ({
    fresh: () => {
      const folders = copyWords();
      const bench = createFilesBench({
        guide: () => guide,
        folders,
        ownFolder: ownFolderOf(folders),
        seconds: speechSeconds,
        today: () => '2026-11-28',
        written: () => Promise.resolve([]),
      });
      return Promise.resolve(bench);
    },
  }),
};

/** A bench over a real database each. */
export const databaseDrivers: readonly Driver[] = engines.map(({ name, open }) => ({
  name,
  prepare: () => {
    const { fresh } = prepareDatabases(open);
    return { fresh: async () => databaseBench(await fresh()) };
  },
}));

/** Databases for the tests of a file: a fresh one each time it is asked. */
export function prepareDatabases(open: () => Promise<TestDatabases>): Pick<TestDatabases, 'fresh'> {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);
  return { fresh: () => databases.fresh() };
}

/** A bench over the database at an address. */
export async function databaseBench(url: string, over: Ground = ground): Promise<Bench> {
  const store = await openDesk(url);
  onTestFinished(() => store.close());
  return benchOver(store, over);
}

/** A bench over a store that is open. */
export function benchOver(store: DeskStore, over: Ground = ground, said?: Guide): Bench {
  let now = start;
  return createDatabaseBench({
    store,
    ground: over,
    guideOf: createGuideOf({
      guides: () => guides,
      choose: (made) => said ?? made[guide.version],
      reviewedOnly: false,
    }),
    seconds: speechSeconds,
    now: () => (now += 1000),
    soundFile: (hash) => `${hash}.wav`,
  });
}

const ground = groundOf(projectFolders);

/** Has a member agree that callers hear their voice, where that is asked. */
export async function agree(bench: Bench, actor: Actor, language = 'es'): Promise<void> {
  if (!bench.can.has('voices')) return;
  const { kind } = await bench.consent(actor, language, { given: true, text: 1 });
  if (kind !== 'done' && kind !== 'same') throw new Error(`${actor.id} cannot agree: ${kind}`);
}

/** A take of a text by somebody who speaks nearly as fast as is taken: tests that record wait for each second of it. */
export function takeFor(text: string, pace = 1): Buffer {
  return takeOf(0.6 * pace * speechSeconds(text));
}

/** A take of so many seconds, as a microphone would have it: a moment of quiet, a tone that swells like syllables, quiet. */
export function takeOf(seconds: number): Buffer {
  const rate = 8000;
  const quiet = 0.3 * rate;
  const samples = Float64Array.from({ length: 2 * quiet + Math.round(seconds * rate) }, (_, index) => {
    const isQuiet = index < quiet || index >= quiet + seconds * rate;
    return isQuiet ? 0 : 0.3 * Math.sin(index * 0.35) * (0.6 + 0.4 * Math.sin(index / 400));
  });
  return Buffer.from(toWave({ samples, rate }));
}
