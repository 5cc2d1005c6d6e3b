import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/usage/database.ts';
import { createRecorder, type RecorderParts } from '../../src/usage/recorder.ts';
import { createFiles } from './databases.ts';

const databases = createFiles();
afterAll(() => databases.remove());

const day = { from: '2026-11-23', to: '2026-11-23' };
/** In New York it is still the day before. */
const night = Date.parse('2026-11-24T03:30:00Z');

function recorderOf(parts: Partial<RecorderParts> & Pick<RecorderParts, 'open'>) {
  const states: string[] = [];
  const recorder = createRecorder({
    zone: 'America/New_York',
    now: () => night,
    told: (state) => states.push(state),
    every: 20,
    first: 0,
    ...parts,
  });
  return { recorder, states };
}

const way = { language: 'es', from: 'main', how: 'key' } as const;

describe('the recorder', () => {
  it('counts by the day and the hour of the hotline, a call at the hour in which it began', async () => {
    const url = await databases.fresh();
    const { recorder } = recorderOf({ open: () => openStore(url) });
    recorder.countTurn({ ...way, to: 'about' });
    recorder.countEnd(3 * 3600);
    recorder.countEnd(0);
    recorder.count('text', 'sent');
    await recorder.stop();
    const store = await openStore(url);
    const { turns, measures } = await store.read(day, ['greeting']);
    await store.close();
    expect(turns).toEqual([{ ...way, to: 'about', count: 1 }]);
    expect(measures.map(({ measure, step, count }) => `${measure} ${step} ${count}`).toSorted()).toEqual([
      'hour 19 1',
      'hour 22 1',
      'length 20 minutes or more 1',
      'length under 1 minute 1',
      'minutes  181',
      'text sent 1',
    ]);
  });

  it('keeps counting what it knows when its bound is reached, and counts what it drops', async () => {
    const url = await databases.fresh();
    let isThere = false;
    const { recorder, states } = recorderOf({
      open: () => openStore(isThere ? url : 'file:/dev/null/usage.db'),
      most: 3,
      every: 60_000,
    });
    await expect.poll(() => states).toEqual(['no answer']);
    for (const to of ['a', 'b', 'c', 'd', 'e', 'a']) recorder.countTurn({ ...way, to });
    recorder.count('text', 'sent');
    expect(recorder.amiss()).toHaveLength(1);
    isThere = true;
    await recorder.stop();
    expect(states).toEqual(['no answer', 'answers again']);
    expect(recorder.amiss()).toEqual([]);
    const store = await openStore(url);
    const { turns, measures } = await store.read(day, ['greeting']);
    await store.close();
    expect(turns.map(({ to, count }) => `${to} ${count}`).toSorted()).toEqual(['a 2', 'b 1', 'c 1']);
    expect(measures).toEqual([expect.objectContaining({ measure: 'dropped', count: 3 })]);
  });

  it('offers a batch again that the database did not take', async () => {
    const url = await databases.fresh();
    let isBroken = true;
    const { recorder, states } = recorderOf({
      open: async () => {
        const store = await openStore(url);
        if (isBroken) await store.close();
        return store;
      },
    });
    recorder.countTurn({ ...way, to: 'about' });
    await expect.poll(() => states).toEqual(['no answer']);
    recorder.countTurn({ ...way, to: 'about' });
    isBroken = false;
    await expect.poll(() => states).toEqual(['no answer', 'answers again']);
    await recorder.stop();
    const store = await openStore(url);
    const { turns } = await store.read(day, ['greeting']);
    await store.close();
    expect(turns).toEqual([{ ...way, to: 'about', count: 2 }]);
  });

  it('gives up on a database that never answers when it is stopped, and says nothing to callers', async () => {
    const { recorder } = recorderOf({ open: () => openStore('file:/dev/null/usage.db') });
    recorder.countTurn({ ...way, to: 'about' });
    await recorder.stop();
    await expect(recorder.store()).rejects.toThrow();
  });
});
