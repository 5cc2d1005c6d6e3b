import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewChange } from '../../src/desk/changes.ts';
import { openDesk } from '../../src/desk/database.ts';
import { mostBlobBytes } from '../../src/desk/store.ts';
import { openStore } from '../../src/usage/database.ts';
import { dialectOf } from '../../src/usage/dialect.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { engines } from '../usage/engines.ts';

const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '' };
const words = (text: string, line = 'safe'): NewChange => ({
  ...stamp,
  kind: 'words',
  language: 'es',
  line,
  value: { text },
});
const silence = (subject: string, silenced = true): NewChange => ({
  ...stamp,
  kind: 'silence',
  subject,
  value: { silenced },
});
const publication = { who: 'ana', when: stamp.when, note: 'The first', again: undefined };

/** Runs with a table out of the way, as if the machine stopped just before it is written. */
async function without(url: string, table: string, run: () => Promise<void>): Promise<void> {
  const db = new Kysely<unknown>({ dialect: await dialectOf(url) });
  await sql`alter table ${sql.table(table)} rename to aside`.execute(db);
  await run();
  await sql`alter table aside rename to ${sql.table(table)}`.execute(db);
  await db.destroy();
}

describe.each(engines)('the log in $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('numbers changes without a gap, and gives them back as they were', async () => {
    const store = await openDesk(await databases.fresh());
    expect(await store.changes()).toEqual([]);
    expect(await store.newest()).toEqual({ publication: 0, upTo: 0, urgent: 0 });
    expect(await store.append(words('Uno.'), 0)).toBe(1);
    expect(await store.append(silence('W5'), 0)).toBe(2);
    expect(await store.append(words('Dos.'), 1)).toBe(3);
    expect(await store.changes()).toEqual([
      { ...words('Uno.'), number: 1 },
      { ...silence('W5'), number: 2 },
      { ...words('Dos.'), number: 3 },
    ]);
    expect((await store.changes({ after: 1, upTo: 2 })).map(({ number }) => number)).toEqual([2]);
    expect((await store.history('es', 'safe')).map(({ number }) => number)).toEqual([1, 3]);
    await store.close();
  });

  it('takes a change only over what its author has seen, and leaves no gap for one that it does not take', async () => {
    const store = await openDesk(await databases.fresh());
    await store.append(words('Uno.'), 0);
    expect(await store.append(words('Dos.'), 0)).toBeUndefined();
    expect(await store.append(words('Dos.', 'mail'), 0)).toBe(2);
    expect(await store.append(words('Tres.'), 1)).toBe(3);
    await store.close();
  });

  it('has no number twice and none left out when instances write at the same moment', async () => {
    const url = await databases.fresh();
    const first = await openDesk(url);
    // SQLite is for one instance.
    const stores = [first, url.startsWith('file:') ? first : await openDesk(url)] as const;
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        stores[index % 2 === 0 ? 0 : 1].append(words(`Texto ${index}.`, `line-${index % 15}`), 0),
      ),
    );
    // Of each two on one line, one is told that it comes second.
    expect(taken.filter((number) => number === undefined)).toHaveLength(15);
    const numbers = (await first.changes()).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    await Promise.all([...new Set(stores)].map((store) => store.close()));
  });

  it('keeps nothing of what is no change', async () => {
    const store = await openDesk(await databases.fresh());
    await expect(store.append(words('  '), 0)).rejects.toThrow();
    await expect(store.append(words('Uno.', '../../en/safe'), 0)).rejects.toThrow();
    expect(await store.changes()).toEqual([]);
    expect(await store.append(words('Uno.'), 0)).toBe(1);
    await store.close();
  });

  it('keeps nothing of a step that was cut short', async () => {
    const url = await databases.fresh();
    const store = await openDesk(url);
    await store.append(words('Uno.'), 0);
    await without(url, 'desk_changes', async () => {
      await expect(store.append(silence('W5'), 0)).rejects.toThrow();
    });
    expect(await store.newest()).toEqual({ publication: 0, upTo: 0, urgent: 0 });
    expect(await store.append(silence('W5'), 0)).toBe(2);
    await without(url, 'desk_publications', async () => {
      await expect(store.publish({ ...publication, upTo: 2 }, 0)).rejects.toThrow();
    });
    expect(await store.newest()).toEqual({ publication: 0, upTo: 0, urgent: 2 });
    expect(await store.publications()).toEqual([]);
    expect(await store.publish({ ...publication, upTo: 2 }, 0)).toBe(1);
    await store.close();
  });

  it('keeps a sound once, and none that is empty or too large', async () => {
    const store = await openDesk(await databases.fresh());
    const bytes = Buffer.from([0, 1, 2, 255]);
    const hash = await store.putBlob(bytes);
    expect(await store.putBlob(bytes)).toBe(hash);
    expect(await store.blob(hash)).toEqual(bytes);
    expect(await store.blob('0'.repeat(64))).toBeUndefined();
    await expect(store.putBlob(Buffer.alloc(0))).rejects.toThrow('without bytes');
    await expect(store.putBlob(Buffer.alloc(mostBlobBytes + 1))).rejects.toThrow('the most');
    await store.close();
  });

  it('publishes up to a change, an earlier one again, and never two people at once', async () => {
    const store = await openDesk(await databases.fresh());
    await store.append(words('Uno.'), 0);
    await store.append(words('Dos.'), 1);
    expect(await store.publish({ ...publication, upTo: 1 }, 0)).toBe(1);
    expect(await store.publish({ ...publication, upTo: 2 }, 0)).toBeUndefined();
    expect(await store.publish({ ...publication, upTo: 2 }, 1)).toBe(2);
    await expect(store.publish({ ...publication, upTo: 3 }, 2)).rejects.toThrow('ends with change 2');
    expect(await store.publish({ ...publication, upTo: 1, again: 1 }, 2)).toBe(3);
    expect(await store.newest()).toEqual({ publication: 3, upTo: 1, urgent: 0 });
    expect(await store.publications()).toEqual([
      { ...publication, number: 3, upTo: 1, again: 1 },
      { ...publication, number: 2, upTo: 2 },
      { ...publication, number: 1, upTo: 1 },
    ]);
    const both = ['ana', 'ben'].map((who) => store.publish({ ...publication, who, upTo: 2 }, 3));
    expect((await Promise.all(both)).toSorted()).toEqual([4, undefined]);
    await store.close();
  });

  it('shares its database with the counters, and is opened by several at the same moment', async () => {
    const url = await databases.fresh();
    const counters = await openStore(url);
    const stores = url.startsWith('file:')
      ? [await openDesk(url)]
      : await Promise.all([1, 2, 3].map(() => openDesk(url)));
    for (const store of stores) expect(await store.changes()).toEqual([]);
    await Promise.all([counters.close(), ...stores.map((store) => store.close())]);
  });
});
