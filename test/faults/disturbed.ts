import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { heardTexts } from '../phone/heard.ts';
import { authToken, createInstance, publicUrl, type Instance } from '../built-line.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { placeSeenCall, randomSteps, type SeenCall } from '../callers.ts';
import { canaryNumber } from '../canary.ts';
import { copyProject } from '../copied-project.ts';
import { startPostgres } from '../usage/databases.ts';
import { failuresOf } from './calls.ts';
import { holdOpen, neverRead } from './crowds.ts';
import { startProxy, type Fate } from './proxy.ts';
import type { Scenario, Told } from './scenario.ts';
import { createStopwatch } from './stopwatch.ts';

const root = path.join(import.meta.dirname, '../..');
const atOnce = 12;

interface Stage {
  readonly instances: readonly Instance[];
  readonly folder: string;
  readonly database: { readonly stop: () => Promise<void>; readonly start: () => Promise<void> };
}

interface Fault {
  readonly name: string;
  readonly what: string;
  /** Goes on doing harm until the calls are over. */
  readonly disturb?: (stage: Stage, isOver: () => boolean) => Promise<void>;
  /** What else is wrong when the calls are over. */
  readonly check?: (stage: Stage) => Promise<readonly string[]>;
  /** What becomes of requests on their way. */
  readonly fateOf?: (random: () => number) => Fate;
  /** How the instances are run. */
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
  /** Runs them out of a copy of the project, and writes to this file. */
  readonly copied?: true;
  readonly output?: string;
  /** Nobody reads what they write. */
  readonly unread?: true;
}

/** Places calls on a port, many at once; call number n is always the same call. */
async function placeAll(
  port: number,
  count: number,
  progress: (ended: number) => void,
  ask?: typeof fetch,
): Promise<readonly SeenCall[]> {
  const calls: SeenCall[] = [];
  let [begun, ended] = [0, 0];
  const work = async (): Promise<void> => {
    while (begun < count) {
      const number = begun;
      begun += 1;
      const random = createRandom(1000 + number);
      const start = random() < 0.2 ? '?lang=es' : '';
      const overrides = '#rc=2&rp=ct,rt,5xx&rt=4000';
      calls[number] = await placeSeenCall(
        {
          line: { voiceUrl: `http://127.0.0.1:${port}/voice${start}${overrides}` },
          authToken,
          publicUrl,
          from: canaryNumber,
          ...(ask ? { fetch: ask } : {}),
        },
        randomSteps(random),
      );
      ended += 1;
      progress(ended);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return calls;
}

async function play(fault: Fault, count: number, progress: (ended: number) => void): Promise<Told> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fault-'));
  const databases = await startPostgres();
  const project = fault.copied ? copyProject(path.join(folder, 'project')) : root;
  const environment = { DATABASE_URL: await databases.fresh(), ...fault.environment?.(folder) };
  const { output, unread: isUnread = false } = fault;
  const options = { project, isUnread, ...(output === undefined ? {} : { output }) };
  const instances = await Promise.all([
    createInstance(environment, options),
    createInstance(environment, options),
  ]);
  const quiet = await createInstance({});
  const random = createRandom(5);
  const proxy = await startProxy(
    instances.map(({ port }) => port),
    { fateOf: () => fault.fateOf?.(random) ?? 'passed' },
  );
  try {
    await Promise.all([...instances, quiet].map((instance) => instance.start()));
    const undisturbed = await placeAll(quiet.port, count, () => undefined);
    let isOver = false;
    const stage: Stage = { instances, folder, database: databases };
    const disturbing = fault.disturb?.(stage, () => isOver);
    const stopwatch = createStopwatch();
    const calls = await placeAll(proxy.port, count, progress, stopwatch.fetch);
    isOver = true;
    await disturbing;
    const told = compare(undisturbed, calls, [...instances, quiet]);
    const wrong = (await fault.check?.(stage)) ?? [];
    const slowest = `slowest answer ${stopwatch.slowest().toFixed(0)} ms`;
    return {
      isGood: told.isGood && wrong.length === 0,
      figures: [told.figures, slowest, ...wrong].join('; '),
    };
  } finally {
    await proxy.close();
    await Promise.all([...instances, quiet].map((instance) => instance.kill()));
    await databases.remove();
    spawnSync('umount', [path.join(folder, 'small')], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(
  undisturbed: readonly SeenCall[],
  calls: readonly SeenCall[],
  instances: readonly Instance[],
): Told {
  const failures = failuresOf(calls);
  const different = calls.filter(({ record }, number) => {
    const other = undisturbed[number]?.record;
    return other?.ended !== record.ended || heardTexts(other).join('|') !== heardTexts(record).join('|');
  }).length;
  const apologies = instances
    .flatMap((instance) => instance.log().split('\n'))
    .filter((text) => text.includes('"msg":"apology"')).length;
  const repeated = calls.reduce(
    (sum, { record }) => sum + record.requests.filter(({ status }) => status === 0 || status >= 500).length,
    0,
  );
  return {
    isGood: failures.count + different + apologies === 0,
    figures: `${calls.length} calls, ${failures.count} failed${failures.count > 0 ? ` (${failures.reasons})` : ''}, ${different} heard something else, ${apologies} apologies; ${repeated} requests had to be made again`,
  };
}

/** A disk of so little that a database does not fit. Throws where this machine does not let one be made. */
function mountSmallDisk(folder: string): string {
  const small = path.join(folder, 'small');
  mkdirSync(small);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', small]);
  if (status !== 0) throw new Error('a small disk cannot be made here: this scenario needs root, and mount');
  return small;
}

async function restartOften(
  { instances }: Stage,
  isOver: () => boolean,
  end: 'kill' | 'stop',
): Promise<void> {
  for (let turn = 0; !isOver(); turn += 1) {
    const victim = instances[turn % instances.length];
    if (!victim) return;
    await victim[end]();
    await victim.start();
    await sleep(200);
  }
}

/** Instances that do not say that lines of their log are lost: then nothing was stuck. */
async function whoseLogIsWhole(instances: readonly Instance[]): Promise<readonly string[]> {
  const told = instances.map(async ({ port }) => {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((response) => response.text());
    return ready.includes('lines of the log') ? [] : [`the instance on port ${port} has lost no line`];
  });
  return (await Promise.all(told)).flat();
}

/** Instances that nobody has ended, and that do not answer. */
async function whoDoesNotLive(instances: readonly Instance[]): Promise<readonly string[]> {
  const told = instances.map(async ({ port }) =>
    fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
      () => [],
      () => [`the instance on port ${port} does not answer any more`],
    ),
  );
  return (await Promise.all(told)).flat();
}

/** Instances whose log has a line a turn. */
const talkative = (): Readonly<Record<string, string>> => ({
  LOG_LEVEL: 'info',
  TRAILS_UNTIL: new Date(Date.now() + 3_600_000).toISOString().slice(0, 16),
});

/** Loaded before an instance: on a signal its clock is an hour ahead. */
const clockAhead = `data:text/javascript,${encodeURIComponent(
  "const now = Date.now; process.on('SIGUSR2', () => { Date.now = () => now() + 3_600_000; });",
)}`;

const faults: readonly Fault[] = [
  {
    name: 'killed-often',
    what: 'instances are killed (-9) and started again, one after the other, all the time',
    disturb: (stage, isOver) => restartOften(stage, isOver, 'kill'),
  },
  {
    name: 'stopped-often',
    what: 'instances are stopped as their operator would (SIGTERM), and started again, all the time',
    disturb: (stage, isOver) => restartOften(stage, isOver, 'stop'),
  },
  {
    name: 'database-flaps',
    what: 'the database is stopped and started again, all the time',
    disturb: async ({ database }, isOver) => {
      while (!isOver()) {
        await database.stop();
        await sleep(1500);
        await database.start();
        await sleep(500);
      }
    },
  },
  {
    name: 'disk-full',
    what: 'the disk is full: neither the database of counters nor the log can be written',
    environment: (folder) => ({
      DATABASE_URL: `file:${mountSmallDisk(folder)}/usage.db`,
      ...talkative(),
    }),
    output: '/dev/full',
  },
  {
    name: 'stuck-log',
    what: 'nobody reads the pipe that the log is written to',
    environment: talkative,
    unread: true,
    check: ({ instances }) => whoseLogIsWhole(instances),
  },
  {
    name: 'slow-clients',
    what: '600 clients send a request byte by byte and never finish it',
    disturb: async ({ instances }, isOver) => {
      await Promise.all(instances.map(({ port }) => holdOpen(port, isOver)));
    },
  },
  {
    name: 'slow-readers',
    what: '600 clients ask for 65 kB of recordings, health and calls in one go, again and again, and never read an answer; each instance has 256 MB',
    environment: () => ({ NODE_OPTIONS: '--max-old-space-size=256' }),
    disturb: async ({ instances }, isOver) => {
      await Promise.all(instances.map(({ port }) => neverRead(port, isOver)));
    },
    check: ({ instances }) => whoDoesNotLive(instances),
  },
  {
    name: 'bad-proxy',
    what: 'of the requests 3 % are dropped, of the answers 3 % are lost, and 5 % of the requests come twice; of the three times that one is asked, one gets through',
    fateOf: (random) => {
      const chance = random();
      if (chance < 0.03) return 'dropped';
      if (chance < 0.06) return 'answer lost';
      return chance < 0.11 ? 'repeated' : 'passed';
    },
  },
  {
    name: 'clock-ahead',
    what: 'the clock of one instance is suddenly an hour ahead',
    environment: () => ({ NODE_OPTIONS: `--import ${clockAhead}` }),
    disturb: async ({ instances }) => {
      await sleep(500);
      instances[0]?.signal('SIGUSR2');
    },
  },
  {
    name: 'recordings-deleted',
    what: 'every recording is deleted while calls play them',
    copied: true,
    disturb: async ({ folder }) => {
      await sleep(500);
      const audio = path.join(folder, 'project/audio');
      for (const name of readdirSync(audio)) if (name.endsWith('.wav')) unlinkSync(path.join(audio, name));
    },
  },
];

/** What goes wrong while callers must not notice: each call hears what the same keys hear on an instance that nothing disturbs. */
export const faultScenarios: readonly Scenario[] = faults.map((fault) => ({
  name: fault.name,
  what: fault.what,
  run: ({ calls, progress }) => play(fault, Math.min(calls, 500), progress),
}));
