import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../src/desk/database.ts';
import { follow } from '../../src/desk/follow.ts';
import { lineAt } from '../../src/desk/folded.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { engines } from '../usage/engines.ts';
import { groundOf } from '../desk/ground.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { runUntil } from './killed-process.ts';
import { makeFolder, publish, words } from './line.ts';

const ground = groundOf(projectFolders);

describe.each(engines)('publishing on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('is done whole or not at all, wherever it is killed, and can be done again', async () => {
    const endings: string[] = [];
    for (let statement = 0; endings.at(-1) !== 'published'; statement += 1) {
      const url = await databases.fresh();
      const store = await openDesk(url);
      onTestFinished(() => store.close());
      await store.append(words('es', 'safe', 'Uno.'), 0);
      const ending = await runUntil('publish-until.ts', url, String(statement));
      endings.push(ending);
      const newest = await store.newest();
      const publications = await store.publications();
      const isPublished = newest.publication === 1;
      expect([newest, publications.map(({ number, upTo }) => [number, upTo])]).toEqual([
        { publication: isPublished ? 1 : 0, upTo: isPublished ? 1 : 0, urgent: 0 },
        isPublished ? [[1, 1]] : [],
      ]);
      if (ending === 'published') expect(isPublished).toBe(true);
      else if (!isPublished) expect(await publish(store, 1)).toBe(1);
      let heard: string | undefined;
      const follower = await follow({
        open: () => openDesk(url),
        ground: () => ground,
        folder: makeFolder(),
        swap: (folded) => {
          heard = lineAt(folded, 'es', 'safe').text;
          return Promise.resolve();
        },
        told: () => undefined,
      });
      await follower.look();
      await follower.stop();
      expect(heard).toBe('Uno.');
    }
    // It begins, writes twice, reads in between, and commits.
    expect(endings.length).toBeGreaterThan(4);
    expect(endings.slice(0, -1).every((ending) => ending === 'SIGKILL')).toBe(true);
  }, 180_000);
});
