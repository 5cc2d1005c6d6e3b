import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabases } from '../../usage/databases.ts';
import { engines } from '../../usage/engines.ts';
import { joinByWords, startDesk, visit, type TestDesk } from './test-desk.ts';
const quarter = 15 * 60_000;

describe.each(engines)('tries at the desk, over two instances in $name', ({ name: engine, open }) => {
  // What is tried at the very same moment in one file, one instance does.
  const isFile = engine === 'SQLite';
  let databases: TestDatabases;
  let at: number;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  async function two(): Promise<readonly [TestDesk, TestDesk]> {
    at = Date.now();
    const url = await databases.fresh();
    return [await startDesk(url, () => at), await startDesk(url, () => at)];
  }

  async function attempt(desk: TestDesk, name: string, passphrase: string, address: string): Promise<number> {
    const { status } = await visit(desk, '/sign-in/passphrase', {
      body: { name, passphrase },
      headers: { 'X-Forwarded-For': address },
    });
    return status;
  }

  it('are five of an address in a quarter of an hour, whatever name or way in it tries', async () => {
    const desks = await two();
    const { passphrase } = await joinByWords(desks[0], 'Marie');
    const from = '203.0.113.7';
    for (const [index, name] of ['Marie', 'Other', 'Third'].entries()) {
      expect(await attempt(desks[index % 2 === 0 ? 0 : 1], name, 'wrong', from)).toBe(401);
    }
    const headers = { 'X-Forwarded-For': from };
    const forged = { body: { response: { id: 'none' } }, headers };
    expect((await visit(desks[1], '/sign-in/passkey', forged)).status).toBe(401);
    expect((await visit(desks[0], '/invitation', { body: { secret: 'guessed' }, headers })).status).toBe(410);
    for (const desk of desks) {
      expect(await attempt(desk, 'Marie', passphrase, from)).toBe(429);
      expect((await visit(desk, '/invitation', { body: { secret: 'guessed' }, headers })).status).toBe(429);
    }
    expect(await attempt(desks[1], 'Marie', passphrase, '203.0.113.8')).toBe(204);
    at += quarter;
    expect(await attempt(desks[1], 'Marie', passphrase, from)).toBe(204);
    expect(desks[0].logged()).toContain('too many wrong tries');
    expect(desks[0].logged()).not.toContain(from);
  });

  it('are no more than five when many come at once', async () => {
    const desks = await two();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        attempt(desks[isFile || index % 2 === 0 ? 0 : 1], 'Marie', 'wrong', '203.0.113.9'),
      ),
    );
    expect(all.filter((status) => status === 401)).toHaveLength(5);
    expect(all.filter((status) => status === 429)).toHaveLength(7);
  });

  it('that are right use up nothing', async () => {
    const desks = await two();
    const { passphrase } = await joinByWords(desks[0], 'Marie');
    for (let time = 0; time < 7; time += 1) {
      expect(await attempt(desks[0], 'Marie', passphrase, '203.0.113.7')).toBe(204);
    }
  });

  it('of strangers elsewhere make the right passphrase wait, and never keep it out', async () => {
    const desks = await two();
    const { passphrase } = await joinByWords(desks[0], 'Marie');
    await joinByWords(desks[0], 'Other');
    for (let stranger = 0; stranger < 20; stranger += 1) {
      expect(
        await attempt(desks[stranger % 2 === 0 ? 0 : 1], ' MARIE', 'wrong', `198.51.100.${stranger}`),
      ).toBe(401);
    }
    expect([...desks[0].paused, ...desks[1].paused]).toEqual([]);
    expect(await attempt(desks[1], 'Other', 'wrong', '203.0.113.5')).toBe(401);
    expect(desks[1].paused).toEqual([]);
    expect(await attempt(desks[1], 'Marie', passphrase, '203.0.113.7')).toBe(204);
    expect(desks[1].paused).toHaveLength(1);
    at += quarter;
    expect(await attempt(desks[1], 'Marie', passphrase, '203.0.113.7')).toBe(204);
    expect(desks[1].paused).toHaveLength(1);
  });
});
