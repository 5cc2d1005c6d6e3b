import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/usage/database.ts';
import type { Batch } from '../../src/usage/store.ts';
import type { TestDatabases } from './databases.ts';
import { engines } from './engines.ts';

function batch(part: Partial<Batch>): Batch {
  return {
    instance: 'one',
    sequence: 1,
    day: '2026-11-23',
    turns: [
      { day: '2026-11-23', language: 'es', from: '', to: 'language', how: 'new call', count: 3 },
      { day: '2026-11-23', language: 'es', from: 'language', to: 'greeting', how: 'key', count: 2 },
    ],
    measures: [{ day: '2026-11-23', measure: 'length', step: '2 to 5 minutes', count: 2 }],
    ...part,
  };
}

const november = { from: '2026-11-01', to: '2026-11-30' };
const greeting = ['greeting'];

describe.each(engines)('counters in $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove());

  it('are read as they were added, and nothing is there before', async () => {
    const store = await openStore(await databases.fresh());
    expect(await store.read(november, greeting)).toEqual({ turns: [], calls: [], chosen: [], measures: [] });
    expect(await store.firstDay()).toBeUndefined();
    await store.add(batch({}));
    const used = await store.read(november, greeting);
    expect(used.turns).toHaveLength(2);
    expect(used.turns).toContainEqual({
      language: 'es',
      from: '',
      to: 'language',
      how: 'new call',
      count: 3,
    });
    expect(used.calls).toEqual([{ day: '2026-11-23', count: 3 }]);
    expect(used.chosen).toEqual([{ day: '2026-11-23', language: 'es', count: 2 }]);
    expect(used.measures).toEqual([
      { day: '2026-11-23', measure: 'length', step: '2 to 5 minutes', count: 2 },
    ]);
    expect(await store.firstDay()).toBe('2026-11-23');
    await store.close();
  });

  it('of texts are one over all instances, and never more than is allowed in an hour and in a day', async () => {
    const url = await databases.fresh();
    const first = await openStore(url);
    // SQLite is for one instance.
    const stores = [first, url.startsWith('file:') ? first : await openStore(url)] as const;
    const now = Date.parse('2026-11-23T18:00:00Z');
    const take = async (tries: number, at: number): Promise<number> => {
      const taken = await Promise.all(
        Array.from({ length: tries }, (_, index) =>
          stores[index % 2 === 0 ? 0 : 1].takeText(at, { anHour: 10, aDay: 24 }),
        ),
      );
      return taken.filter((one) => one.isFree).length;
    };
    expect(await take(30, now)).toBe(10);
    expect(await take(2, now + 59 * 60_000)).toBe(0);
    expect(await take(12, now + 60 * 60_000)).toBe(10);
    expect(await take(12, now + 120 * 60_000)).toBe(4);
    expect(await first.takeText(now + 180 * 60_000, { anHour: 10, aDay: 24 })).toEqual({
      isFree: false,
      hour: 0,
      day: 24,
    });
    expect(await take(12, now + 24 * 60 * 60_000)).toBe(10);
    await Promise.all([...new Set(stores)].map((store) => store.close()));
  });

  it('of several instances add up, and a batch that is offered again changes nothing', async () => {
    const url = await databases.fresh();
    const [one, other] = [await openStore(url), await openStore(url)];
    await one.add(batch({}));
    await other.add(batch({ instance: 'two' }));
    await one.add(batch({}));
    await one.add(batch({ sequence: 2 }));
    await one.add(batch({ sequence: 1 }));
    const { turns, measures } = await one.read(november, greeting);
    expect(turns.map(({ count }) => count).sort()).toEqual([6, 9]);
    expect(measures.map(({ count }) => count)).toEqual([6]);
    await Promise.all([one.close(), other.close()]);
  });

  it('are whole when instances start and count at the same moment', async () => {
    const url = await databases.fresh();
    const names = ['a', 'b', 'c', 'd'];
    // A database that is busy says so, and is asked again, as the recorder does.
    const add = (instance: string): Promise<void> =>
      expect
        .poll(
          async () => {
            const store = await openStore(url).catch(() => undefined);
            const isAdded = await store?.add(batch({ instance })).then(
              () => true,
              () => false,
            );
            await store?.close();
            return isAdded;
          },
          { interval: 10, timeout: 10_000 },
        )
        .toBe(true);
    await Promise.all(names.map(add));
    const store = await openStore(url);
    const { turns } = await store.read(november, greeting);
    expect(turns.map(({ count }) => count).sort()).toEqual([12, 8]);
    await store.close();
  });

  it('of a batch of thousands are all added, or none', async () => {
    const store = await openStore(await databases.fresh());
    const turns = Array.from({ length: 2500 }, (_, index) => ({
      day: '2026-11-23',
      language: 'es',
      from: 'main',
      to: `node-${index}`,
      how: 'key' as const,
      count: 1,
    }));
    await store.add(batch({ turns }));
    expect((await store.read(november, greeting)).turns).toHaveLength(2500);
    // A counter that does not fit is the last of its batch: what came before it is taken back.
    const broken = { ...batch({}).turns[0], to: 'z', count: null as unknown as number };
    await expect(
      store.add(batch({ sequence: 2, turns: [...turns, broken] as Batch['turns'] })),
    ).rejects.toThrow();
    const after = await store.read(november, greeting);
    expect(after.turns.every(({ count }) => count === 1)).toBe(true);
    await store.add(batch({ sequence: 2, turns }));
    expect((await store.read(november, greeting)).turns.every(({ count }) => count === 2)).toBe(true);
    await store.close();
  });

  it('that are older than is kept become months, once, with nothing lost', async () => {
    const url = await databases.fresh();
    const [one, other] = [await openStore(url), await openStore(url)];
    const old = (day: string, sequence: number): Batch =>
      batch({
        sequence,
        turns: [{ day, language: 'es', from: '', to: 'language', how: 'new call', count: 1 }],
        measures: [{ day, measure: 'hour', step: '14', count: 1 }],
      });
    for (const [index, day] of ['2025-09-03', '2025-09-30', '2025-10-18', '2025-10-19'].entries()) {
      await one.add(old(day, index + 1));
    }
    await Promise.all([
      one.retain('2026-11-23', '2025-10-19'),
      other.retain('2026-11-23', '2025-10-19').catch(() => undefined),
    ]);
    await one.retain('2026-11-24', '2025-10-19');
    const days = async (from: string, to: string): Promise<readonly (readonly [string, number])[]> =>
      (await one.read({ from, to }, greeting)).calls
        .map(({ day, count }) => [day, count] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(await days('2025-09-01', '2025-10-31')).toEqual([
      ['2025-09', 2],
      ['2025-10', 1],
      ['2025-10-19', 1],
    ]);
    // A month is never cut: it is told where the whole of it was asked for.
    expect(await days('2025-09-02', '2025-10-31')).toEqual([
      ['2025-10', 1],
      ['2025-10-19', 1],
    ]);
    expect((await one.read({ from: '2025-09-01', to: '2025-09-30' }, greeting)).measures).toEqual([
      { day: '2025-09', measure: 'hour', step: '14', count: 2 },
    ]);
    await Promise.all([one.close(), other.close()]);
  });

  it('know a log-in that has been ended, until it would have ended by itself', async () => {
    const store = await openStore(await databases.fresh());
    await store.endSession('first', 1000, 0);
    await store.endSession('first', 1000, 0);
    expect([await store.isEnded('first'), await store.isEnded('other')]).toEqual([true, false]);
    await store.endSession('second', 3000, 2000);
    expect([await store.isEnded('first'), await store.isEnded('second')]).toEqual([false, true]);
    await store.close();
  });
});

describe('a database', () => {
  it('that cannot be opened is told, and is not waited for', async () => {
    await expect(openStore('postgres://line@127.0.0.1:1/none')).rejects.toThrow();
    await expect(openStore('file:/dev/null/usage.db')).rejects.toThrow();
  });
});
