import { expect, it, onTestFinished } from 'vitest';
import { prices } from '../../src/effort/prices.ts';
import { createUsageThread } from '../../src/usage/ask.ts';
import { createFiles } from './databases.ts';

it('answers as many as ask at once, to a limit, and goes on after it was ended', async () => {
  const databases = createFiles();
  const thread = createUsageThread({
    databaseUrl: await databases.fresh(),
    timeZone: 'UTC',
    now: () => Date.parse('2026-11-28T12:00:00Z'),
    context: () =>
      Promise.resolve({
        guidance: 'faq',
        nodes: new Map(),
        languages: [],
        greetings: ['greeting'],
        characters: new Map(),
        prices,
      }),
  });
  onTestFinished(async () => {
    await thread.stop();
    await databases.remove();
  });
  const ask = (): Promise<string> =>
    thread.answer({ view: 'used', period: null, path: '/usage', locale: 'en' }).then(
      ({ kind }) => kind,
      () => 'refused',
    );
  const kinds = await Promise.all(Array.from({ length: 25 }, ask));
  expect(kinds.toSorted()).toEqual([...Array<string>(20).fill('page'), ...Array<string>(5).fill('refused')]);
  const [cut] = await Promise.all([ask(), thread.stop()]);
  expect([cut, await ask()]).toEqual(['refused', 'page']);
});
