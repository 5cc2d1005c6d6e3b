import { readFileSync, existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../src/desk/roles.ts';
import { drawSecret } from '../../src/desk/members/secrets.ts';
import { engines, servers } from '../usage/engines.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { done, first, hour, leaving, openPeopleDesk, until, type PeopleDesk } from './people-desk.ts';

const owner: Actor = { id: 'owner', role: 'owner', languages: [] };
const marie: Actor = { id: 'marie', role: 'speaker', languages: ['ht'] };
const phone = '+12125550123';

describe.each(engines)('the people behind the line on $name', ({ name, open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  const openDesk = async (url?: string): Promise<PeopleDesk> => {
    const opened = await openPeopleDesk(url ?? (await databases.fresh()));
    await opened.add(owner);
    await opened.add(marie);
    return opened;
  };
  const phonesOf = (
    team:
      { readonly groups: Readonly<Record<string, readonly (readonly { phone: string }[])[]>> } | undefined,
  ) => team?.groups.ht?.flat().map((one) => one.phone);

  it('ring on every instance as soon as the desk says so, and as the same value until something changes', async () => {
    const { reach, side, desk } = await openDesk();
    const [one, other] = [await side(), await side()];
    expect(one.people.onShift()).toBeUndefined();
    await reach(marie, phone, ['ht']);
    for (const { people } of [one, other]) {
      await vi.waitFor(() => {
        expect(phonesOf(people.onShift())).toEqual([phone]);
      }, until);
    }
    const team = one.people.onShift();
    await done(desk.setSettings(owner, { callBacks: false, alsoEnglish: false }));
    expect(one.people.onShift()).toBe(team);
    await done(desk.removePhone(marie));
    await vi.waitFor(() => {
      expect(one.people.onShift()).toBeUndefined();
    }, until);
  });

  it('are paused by their mark until the end of their day', async () => {
    const { reach, side, pass } = await openDesk();
    await reach(marie, phone, ['ht']);
    const { people } = await side();
    const mark = people.onShift()?.groups.ht?.[0]?.[0]?.mark ?? '';
    expect(await people.pause('nobody')).toBe(false);
    expect(await people.pause(mark)).toBe(true);
    await vi.waitFor(() => {
      expect(phonesOf(people.onShift())).toEqual([]);
    }, until);
    expect(people.onShift()?.attended.ht).toEqual({
      isOpen: false,
      opens: { day: 'tomorrow', hour: 0, half: false },
    });
    pass(14 * hour);
    expect(phonesOf(people.onShift())).toEqual([phone]);
  });

  it('have a call given to exactly one of those who press at once, on whichever instance', async () => {
    const { side } = await openDesk();
    const sides = [await side(), await side()];
    for (let ring = 0; ring < 20; ring += 1) {
      const presses = sides.flatMap(({ people }, at) =>
        [0, 1].map((n) => people.take(`ring ${ring}`, `mark ${at}${n}`)),
      );
      expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(1);
    }
    const [one, other] = sides;
    const winner = await one?.people.take('asked twice', 'a');
    expect(winner).toBe(true);
    expect(await one?.people.take('asked twice', 'a')).toBe(true);
    expect(await other?.people.take('asked twice', 'b')).toBe(false);
  });

  it('are rung nine times a day for one phone, however many instances it reaches', async () => {
    const { side, pass } = await openDesk();
    const [one, other] = [await side(), await side()];
    for (let rung = 0; rung < 9; rung += 1)
      expect(await (rung % 2 ? one : other).people.mayRing('+12125550177')).toBe(true);
    expect(await one.people.mayRing('+12125550177')).toBe(false);
    expect(await other.people.mayRing('+12125550178')).toBe(true);
    for (let rung = 0; rung < 20; rung += 1) expect(await one.people.mayRing('anonymous')).toBe(true);
    expect(await one.people.mayRing('+266696687')).toBe(true);
    pass(24 * hour);
    expect(await one.people.mayRing('+12125550177')).toBe(true);
  });

  it('are left thirty numbers an hour, each once, and none where nobody could read it or the owner does not want it', async () => {
    const { side, desk, reach, giveKey, pass, db } = await openDesk();
    await reach(marie, phone, ['ht']);
    const { people } = await side();
    expect(await people.leave(leaving('2125550100'))).toBe('failed');
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    expect(await people.leave(leaving('2125550100'))).toBe('failed');
    await giveKey(marie);
    await vi.waitFor(() => {
      expect(people.onShift()?.callBacks).toEqual({ ht: true });
    }, until);
    expect(await people.leave(leaving('2125550100', 'es'))).toBe('failed');
    for (const costly of ['9005550100', '8765550123'])
      expect(await people.leave(leaving(costly))).toBe('failed');
    const twice = await Promise.all([
      people.leave(leaving('2125550100')),
      people.leave(leaving('2125550100')),
    ]);
    expect(twice.toSorted()).toEqual(['already', 'kept']);
    for (let left = 1; left < 30; left += 1)
      expect(await people.leave(leaving(`21255501${10 + left}`))).toBe('kept');
    expect(await people.leave(leaving('2125550199'))).toBe('enough');
    pass(hour);
    expect(await people.leave(leaving('2125550199'))).toBe('kept');
    await done(desk.setSettings(owner, { callBacks: false, alsoEnglish: false }));
    expect(await db.selectFrom('call_back_seals').selectAll().execute()).toEqual([]);
  });

  it('go on with a new key, the old one before it, and say so where the old one is missing', async () => {
    const { side, reach, key } = await openDesk();
    await reach(marie, phone, ['ht']);
    const newer = drawSecret();
    const without = await side([newer]);
    expect(without.people.onShift()).toBeUndefined();
    expect(without.amiss().map(({ code }) => code)).toEqual(['amiss.peopleKey']);
    const both = await side([key, newer]);
    expect(phonesOf(both.people.onShift())).toEqual([phone]);
    const after = await side([newer]);
    expect(phonesOf(after.people.onShift())).toEqual([phone]);
  });

  it.runIf(name === 'SQLite')('leave no number in the file of the database', async () => {
    const url = await databases.fresh();
    const { side, desk, reach, giveKey, db } = await openDesk(url);
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    await reach(marie, phone, ['ht']);
    await giveKey(marie);
    const { people } = await side();
    const contains = (text: string): boolean =>
      ['', '-wal', '-shm'].some((end) => {
        const file = `${url.slice('file:'.length)}${end}`;
        return existsSync(file) && readFileSync(file).includes(text);
      });
    await people.mayRing('+12125550177');
    expect(await people.leave(leaving('2125550177'))).toBe('kept');
    const { id, sealed = '' } = first(await desk.callBacks(marie));
    // What is sealed is there, so the search would find the number.
    expect(contains(sealed)).toBe(true);
    expect(contains('5550177')).toBe(false);
    expect(contains('5550123')).toBe(false);
    await done(desk.act(marie, id, 'take'));
    await done(desk.act(marie, id, 'done'));
    expect(contains('5550177')).toBe(false);
    expect(contains('5550123')).toBe(false);
    // Once the log is written anew, not even what was sealed is left.
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    expect(contains(sealed)).toBe(false);
  });
});

describe.each(servers)('while $name is away', ({ open }) => {
  it('those ring who were there last, and nobody who calls waits for long', async () => {
    const postgres = await open();
    try {
      const { side, reach, add } = await openPeopleDesk(await postgres.fresh());
      await add(owner);
      await add(marie);
      await reach(marie, phone, ['ht']);
      const { people, amiss } = await side();
      const team = people.onShift();
      await postgres.stop();
      const begun = performance.now();
      expect(
        await Promise.all([
          people.take('ring', 'mark'),
          people.mayRing('+12125550177'),
          people.pause('mark'),
          people.leave(leaving('2125550177')),
        ]),
      ).toEqual([true, true, false, 'failed']);
      expect(performance.now() - begun).toBeLessThan(2500);
      expect(people.onShift()).toBe(team);
      await vi.waitFor(
        () => {
          expect(amiss().map(({ code }) => code)).toEqual(['amiss.peopleAway']);
        },
        { timeout: 10_000, interval: 20 },
      );
      await postgres.start();
      await vi.waitFor(
        () => {
          expect(amiss()).toEqual([]);
        },
        { timeout: 10_000, interval: 20 },
      );
      expect(await people.take('ring', 'mark')).toBe(true);
    } finally {
      await postgres.remove();
    }
  }, 60_000);
});
