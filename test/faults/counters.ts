import type { SeenCall } from '../callers.ts';
import { createFiles, startPostgres, type TestDatabases } from '../usage/databases.ts';
import { failuresOf, missing, placeCalls, tallyCounted, tallySeen, total } from './calls.ts';
import { createInstance, type Instance } from '../built-line.ts';
import { startProxy, type Proxy } from './proxy.ts';
import type { Scenario, Told } from './scenario.ts';

interface Stage<D = TestDatabases> {
  readonly instances: readonly Instance[];
  readonly proxy: Proxy;
  readonly databases: D;
  readonly url: string;
}

/** Instances on one database behind a proxy, for as long as something is done with them. */
async function withStage<T, D extends TestDatabases>(
  count: number,
  open: () => Promise<D>,
  act: (stage: Stage<D>) => Promise<T>,
): Promise<T> {
  const databases = await open();
  const url = await databases.fresh();
  const instances = await Promise.all(
    Array.from({ length: count }, () => createInstance({ DATABASE_URL: url })),
  );
  const proxy = await startProxy(instances.map(({ port }) => port));
  try {
    await Promise.all(instances.map((instance) => instance.start()));
    return await act({ instances, proxy, databases, url });
  } finally {
    await proxy.close();
    await Promise.all(instances.map((instance) => instance.stop()));
    await databases.remove();
  }
}

async function countAll(stage: Stage, calls: readonly SeenCall[]): Promise<Told> {
  await Promise.all(stage.instances.map((instance) => instance.stop()));
  const [seen, counted] = [tallySeen(calls), await tallyCounted(stage.url)];
  const [lost, more] = [missing(seen, counted), missing(counted, seen)];
  const failed = failuresOf(calls);
  return {
    isGood: failed.count === 0 && lost === 0 && more === 0,
    figures: `${calls.length} calls, ${failed.count} failed${failed.count > 0 ? ` (${failed.reasons})` : ''}; ${total(seen)} steps seen, ${total(counted)} counted, ${lost} lost, ${more} too many`,
  };
}

const exact = (
  name: string,
  what: string,
  instances: number,
  open: () => Promise<TestDatabases>,
): Scenario => ({
  name,
  what,
  run: ({ calls, progress }) =>
    withStage(instances, open, async (stage) => {
      const placed = await placeCalls(stage.proxy.port, { count: calls, seed: 1, onCall: progress });
      return countAll(stage, placed);
    }),
});

/** Counters, and what is promised of them. */
export const counterScenarios: readonly Scenario[] = [
  exact(
    'counts-postgres',
    'counters of two instances on PostgreSQL are what the calls were, exactly',
    2,
    startPostgres,
  ),
  exact('counts-sqlite', 'counters of one instance on SQLite are what the calls were, exactly', 1, () =>
    Promise.resolve(createFiles()),
  ),
  {
    name: 'database-stopped',
    what: 'PostgreSQL is away for 60 s in the middle: no call notices, counters are exact afterwards',
    run: ({ progress }) =>
      withStage(2, startPostgres, async (stage) => {
        let isOver = false;
        const placing = placeCalls(stage.proxy.port, {
          count: Infinity,
          seed: 2,
          until: () => isOver,
          onCall: progress,
        });
        await pause(5);
        await stage.databases.stop();
        await pause(60);
        await stage.databases.start();
        await pause(5);
        isOver = true;
        return countAll(stage, await placing);
      }),
  },
  {
    name: 'killed',
    what: 'an instance is killed (-9) in the middle: no call notices, at most the last second of its counters is lost',
    run: ({ progress }) =>
      withStage(2, startPostgres, async (stage) => {
        let isOver = false;
        const placing = placeCalls(stage.proxy.port, {
          count: Infinity,
          seed: 3,
          until: () => isOver,
          onCall: progress,
        });
        await pause(5);
        const [victim] = stage.instances;
        if (!victim) throw new Error('there is no instance to kill');
        const killedAt = Date.now();
        await victim.kill();
        const inLastSecond = stage.proxy
          .answered()
          .filter(({ port, at }) => port === victim.port && at > killedAt - 1000).length;
        await pause(3);
        await victim.start();
        await pause(3);
        isOver = true;
        const told = await countAll(stage, await placing);
        const [, lost = '', more = ''] = /(\d+) lost, (\d+) too many/.exec(told.figures) ?? [];
        const isWithin = Number(lost) <= inLastSecond + 20 && Number(more) === 0;
        return {
          isGood: isWithin && told.figures.includes(', 0 failed;'),
          figures: `${told.figures}; the killed one had answered ${inLastSecond} turns in its last second`,
        };
      }),
  },
];

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
