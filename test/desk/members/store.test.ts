import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openMembers } from '../../../src/desk/members/database.ts';
import type { Role } from '../../../src/desk/roles.ts';
import type { Accepted, Member, MemberStore } from '../../../src/desk/members/store.ts';
import { openStore } from '../../../src/usage/database.ts';
import type { TestDatabases } from '../../usage/databases.ts';
import { engines } from '../../usage/engines.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const day = 24 * 3_600_000;

describe.each(engines)('members in $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  async function opened(url: string): Promise<MemberStore> {
    const store = await openMembers(url);
    onTestFinished(() => store.close());
    return store;
  }

  /** Two instances of one desk. */
  async function two(): Promise<readonly [MemberStore, MemberStore]> {
    const url = await databases.fresh();
    const first = await opened(url);
    // SQLite is for one instance.
    return [first, url.startsWith('file:') ? first : await opened(url)];
  }

  function accept(store: MemberStore, secret: string, name: string, at = now): Promise<Accepted> {
    return store.accept({ secret, id: name, name, credential: { kind: 'passphrase', kept: 'kept' } }, at);
  }

  async function join(store: MemberStore, name: string, role: Role, by?: string): Promise<Member> {
    const languages = role === 'speaker' ? ['ht', 'fr'] : [];
    const { secret } = await store.invite({ role, languages, ...(by === undefined ? {} : { by }) }, now);
    const accepted = await accept(store, secret, name);
    if (accepted.kind !== 'member') throw new Error(accepted.kind);
    return accepted.member;
  }

  it('stand beside the counters in one database, opened by several at once', async () => {
    const url = await databases.fresh();
    const counters = await openStore(url);
    onTestFinished(() => counters.close());
    const [first, second] = await Promise.all([opened(url), opened(url)]);
    expect(await first.key()).toBe(await second.key());
    const member = await join(first, 'Marie', 'speaker');
    expect(member).toEqual({ id: 'Marie', name: 'Marie', role: 'speaker', languages: ['ht', 'fr'] });
    expect(await second.members()).toEqual([member]);
    expect(await counters.firstDay()).toBeUndefined();
    const other = await opened(await databases.fresh());
    expect(await other.key()).not.toBe(await first.key());
  });

  it('are made by one of many who accept an invitation at once, on two instances', async () => {
    const stores = await two();
    const { secret } = await stores[0].invite({ role: 'viewer', languages: [] }, now);
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => accept(stores[index % 2 === 0 ? 0 : 1], secret, `m${index}`)),
    );
    expect(all.filter(({ kind }) => kind === 'member')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'no invitation')).toHaveLength(7);
    expect(await stores[0].members()).toHaveLength(1);
  });

  it('are made in seven days from an invitation, which can be read as often as one likes', async () => {
    const [store] = await two();
    const { secret, until } = await store.invite({ role: 'viewer', languages: [] }, now);
    expect(until).toBe(now + 7 * day);
    for (let look = 0; look < 3; look += 1) expect(await store.invitation(secret, until - 1)).toBeDefined();
    expect(await store.invitation(secret, until)).toBeUndefined();
    expect(await store.invitations(until)).toEqual([]);
    expect(await accept(store, secret, 'Late', until)).toEqual({ kind: 'no invitation' });
    expect((await accept(store, secret, 'Just', until - 1)).kind).toBe('member');
  });

  it('have names of their own, and a name that is taken leaves the invitation unspent', async () => {
    const [store] = await two();
    await join(store, 'Marie', 'viewer');
    const { secret } = await store.invite({ role: 'viewer', languages: [] }, now);
    const again = { secret, id: 'x', credential: { kind: 'passphrase', kept: 'kept' } } as const;
    expect(await store.accept({ ...again, name: ' MARIE ' }, now)).toEqual({ kind: 'name taken' });
    expect((await store.accept({ ...again, name: 'Marie B.' }, now)).kind).toBe('member');
  });

  it('cannot claim the passkey of another', async () => {
    const [store] = await two();
    const credential = { kind: 'passkey', passkey: { id: 'key', publicKey: 'one', counter: 0 } } as const;
    const claim = async (id: string): Promise<Accepted> => {
      const { secret } = await store.invite({ role: 'viewer', languages: [] }, now);
      return store.accept({ secret, id, name: id, credential }, now);
    };
    expect((await claim('first')).kind).toBe('member');
    expect(await claim('second')).toEqual({ kind: 'passkey taken' });
    expect(await store.passkey('key')).toMatchObject({ member: 'first' });
    expect(await store.members()).toHaveLength(1);
  });

  it('leave but their id when they are removed: no name, session, credential or invitation', async () => {
    const [store, second] = await two();
    await join(store, 'Owner', 'owner');
    const editor = await join(store, 'Editor', 'editor');
    const session = await store.openSession(editor.id, now + day, now);
    const pending = await store.invite({ role: 'viewer', languages: [], by: editor.id }, now);
    expect(await second.session(session?.secret ?? '', now)).toMatchObject({ member: editor });
    expect(await second.remove(editor.id)).toBe('done');
    expect(await store.session(session?.secret ?? '', now)).toBeUndefined();
    expect(await store.openSession(editor.id, now + day, now)).toBeUndefined();
    expect(await store.passphrase('Editor')).toBeUndefined();
    expect(await accept(store, pending.secret, 'Friend')).toEqual({ kind: 'no invitation' });
    expect(await store.member(editor.id)).toEqual({
      id: editor.id,
      name: undefined,
      role: 'viewer',
      languages: [],
    });
    expect((await store.members()).map(({ name }) => name)).toEqual(['Owner']);
    expect([await store.remove(editor.id), await store.remove('nobody')]).toEqual(['no member', 'no member']);
    const { secret } = await store.invite({ role: 'viewer', languages: [] }, now);
    const heir = {
      secret,
      id: 'heir',
      name: 'Editor',
      credential: { kind: 'passphrase', kept: 'k' },
    } as const;
    expect((await store.accept(heir, now)).kind).toBe('member');
  });

  it('keep an owner, also when two of them leave at once', async () => {
    const stores = await two();
    await join(stores[0], 'A', 'owner');
    await join(stores[0], 'B', 'owner');
    const both = await Promise.all([
      stores[0].remove('A'),
      stores[1].giveRole('B', { role: 'viewer', languages: [] }),
    ]);
    expect(both.toSorted()).toEqual(['done', 'last owner']);
    expect((await stores[0].members()).filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('have an invitation of theirs taken back with the role that allowed it', async () => {
    const [store] = await two();
    await join(store, 'Owner', 'owner');
    const other = await join(store, 'Other', 'owner');
    const { secret } = await store.invite({ role: 'owner', languages: [], by: other.id }, now);
    await store.giveRole(other.id, { role: 'editor', languages: [] });
    // One that they made at the very moment.
    const late = await store.invite({ role: 'owner', languages: [], by: other.id }, now);
    for (const one of [secret, late.secret]) {
      expect(await accept(store, one, 'Friend')).toEqual({ kind: 'no invitation' });
    }
  });

  it('get a new way in by the last link made for them, with their name, and without any of their old ways', async () => {
    const [store, second] = await two();
    const marie = await join(store, 'Marie', 'speaker');
    const session = await store.openSession('Marie', now + day, now);
    const { role, languages } = marie;
    const links = [];
    for (let made = 0; made < 2; made += 1)
      links.push(await store.invite({ role, languages, replaces: 'Marie' }, now));
    expect(await accept(second, links[0]?.secret ?? '', 'Other')).toEqual({ kind: 'no invitation' });
    const credential = { kind: 'passkey', passkey: { id: 'key', publicKey: 'one', counter: 0 } } as const;
    const accepting = { secret: links[1]?.secret ?? '', id: 'other', name: 'Other', credential };
    expect(await second.accept(accepting, now)).toEqual({ kind: 'member', member: marie });
    expect(await store.ways('Marie')).toEqual({ passkeys: 1, hasPassphrase: false });
    expect(await store.session(session?.secret ?? '', now)).toBeUndefined();
    expect(await store.members()).toEqual([marie]);
    const late = await store.invite({ role, languages, replaces: 'Marie' }, now);
    await join(store, 'Owner', 'owner');
    await store.remove('Marie');
    expect(await accept(store, late.secret, 'Other')).toEqual({ kind: 'no invitation' });
  });

  it('have sessions that end by their time, one by one, or all at once', async () => {
    const [store] = await two();
    await join(store, 'Marie', 'viewer');
    await join(store, 'Other', 'viewer');
    const made = await Promise.all(
      [1, 2, 3].map((days) => store.openSession('Marie', now + days * day, now + days)),
    );
    const read = (at: number): Promise<readonly boolean[]> =>
      Promise.all(made.map(async (one) => (await store.session(one?.secret ?? '', at)) !== undefined));
    expect(await read(now)).toEqual([true, true, true]);
    expect(await read(now + day)).toEqual([false, true, true]);
    expect((await store.sessions('Marie', now)).map(({ id }) => id)).toEqual(
      made.map((one) => one?.id).reverse(),
    );
    await store.endSessions('Other', made[2]?.id);
    expect(await read(now)).toEqual([true, true, true]);
    await store.endSessions('Marie', made[2]?.id);
    expect(await read(now)).toEqual([true, true, false]);
    await store.endSessions('Marie');
    expect(await read(now)).toEqual([false, false, false]);
  });

  it('have tries counted over all instances, for their time alone', async () => {
    const stores = await two();
    const count = (index: number, at: number): Promise<number> =>
      stores[index % 2 === 0 ? 0 : 1].countTry({ key: 'k', until: at + 100 }, at);
    const counts = await Promise.all(Array.from({ length: 6 }, (_, index) => count(index, now)));
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    await stores[0].forgiveTry('k');
    expect([await stores[1].tries('k', now + 99), await stores[1].tries('k', now + 100)]).toEqual([5, 0]);
    expect(await count(0, now + 100)).toBe(1);
    await stores[0].tidy(now + 200);
    expect(await stores[0].tries('k', now)).toBe(0);
  });

  it('spend a challenge once, on whichever instance', async () => {
    const stores = await two();
    const spent = await Promise.all(
      [0, 1, 0, 1].map((index) => stores[index === 0 ? 0 : 1].spendChallenge('c', now + 1, now)),
    );
    expect(spent.filter((isFirst) => isFirst)).toHaveLength(1);
  });
});
