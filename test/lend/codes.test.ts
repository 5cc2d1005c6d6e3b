import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sql } from 'kysely';
import { connectDesk } from '../../src/desk/database.ts';
import { membersOn } from '../../src/desk/members/database.ts';
import { createSeal } from '../../src/desk/members/secrets.ts';
import type { MemberStore } from '../../src/desk/members/store.ts';
import type { Database as MemberDatabase } from '../../src/desk/members/tables.ts';
import type { Actor } from '../../src/desk/roles.ts';
import { createCodes, type Codes } from '../../src/lend/codes.ts';
import { lendOn, type LendDatabase } from '../../src/lend/database.ts';
import { ana, ben, cleo, eve } from '../desk/benches.ts';
import { engines } from '../usage/engines.ts';
import { startWholeDesk } from '../desk/whole-desk.ts';
import { join, visit } from '../desk/members/test-desk.ts';
import type { TestDatabases } from '../usage/databases.ts';

const day = 24 * 3_600_000;

describe.each(engines)('codes on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  interface Opened {
    readonly codes: Codes;
    readonly members: MemberStore;
    readonly db: LendDatabase;
    pass: (milliseconds: number) => void;
  }

  async function openCodes(): Promise<Opened> {
    let now = 1_795_000_000_000;
    const db = (await connectDesk(await databases.fresh())) as unknown as LendDatabase;
    onTestFinished(() => db.destroy());
    const members = await membersOn(db as unknown as MemberDatabase);
    const store = await lendOn(db);
    const seal = createSeal(await members.key());
    const codes = createCodes({
      store,
      members,
      seal,
      languages: () => Promise.resolve(['ht', 'es']),
      now: () => now,
    });
    return { codes, members, db, pass: (milliseconds) => (now += milliseconds) };
  }
  const madeFor = async (
    codes: Codes,
    name: string,
  ): Promise<{ readonly code: string; readonly member: string }> => {
    const made = await codes.makeSpeaker(ana, { name, languages: ['ht'] });
    if (made.kind !== 'made') throw new Error(made.kind);
    return made;
  };

  it('have eight digits, are of one speaker, and stand nowhere in the database', async () => {
    const { codes, db } = await openCodes();
    const { code, member } = await madeFor(codes, 'Marie');
    expect(code).toMatch(/^\d{8}$/);
    expect(await codes.check('a call', code)).toEqual({ kind: 'right', member });
    for (const table of ['lend_codes', 'desk_tries', 'desk_members']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
      expect(JSON.stringify(rows)).not.toContain(code);
    }
  });

  it('end after a week, with a new one, when somebody ends them, and open nothing then', async () => {
    const { codes, pass } = await openCodes();
    const first = await madeFor(codes, 'Marie');
    const second = await codes.make(ben, first.member);
    if (second.kind !== 'made') throw new Error(second.kind);
    expect((await codes.check('1', first.code)).kind).toBe('wrong');
    expect((await codes.check('2', second.code)).kind).toBe('right');
    expect(await codes.end(ben, first.member)).toBe('done');
    expect((await codes.check('3', second.code)).kind).toBe('wrong');
    const other = await madeFor(codes, 'Jean');
    pass(7 * day - 1);
    expect((await codes.check('4', other.code)).kind).toBe('right');
    expect((await codes.open()).map(({ member }) => member)).toEqual([other.member]);
    pass(1);
    expect([(await codes.check('5', other.code)).kind, await codes.open()]).toEqual(['wrong', []]);
  });

  it('are made by who may invite speakers, for who may record', async () => {
    const { codes, members } = await openCodes();
    const speaker = { name: 'Rosa', languages: ['es'] };
    for (const actor of [cleo, eve]) {
      expect((await codes.makeSpeaker(actor, speaker)).kind).toBe('forbidden');
    }
    expect((await codes.makeSpeaker(ben, speaker)).kind).toBe('made');
    expect((await codes.makeSpeaker(ben, speaker)).kind).toBe('name taken');
    expect((await codes.makeSpeaker(ana, { name: 'Lea', languages: [] })).kind).toBe('no such role');
    const add = async (id: string, role: Actor['role']): Promise<void> => {
      await members.add({ id, name: id, role, languages: [] });
    };
    await add('owner', 'owner');
    await add('viewer', 'viewer');
    expect((await codes.make(ben, 'owner')).kind).toBe('forbidden');
    expect((await codes.make(ana, 'owner')).kind).toBe('made');
    expect((await codes.make(ana, 'viewer')).kind).toBe('no such role');
    expect((await codes.make(ana, 'nobody')).kind).toBe('no member');
    expect(await codes.end(cleo, 'owner')).toBe('forbidden');
  });

  it('can be tried anew by the next call, and by all an hour after too many were wrong', async () => {
    const { codes, pass } = await openCodes();
    const { code } = await madeFor(codes, 'Marie');
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const kinds: string[] = [];
    for (let tried = 0; tried < 4; tried += 1) kinds.push((await codes.check('one', wrong)).kind);
    expect(kinds).toEqual(['wrong', 'wrong', 'wrong', 'nobody']);
    expect((await codes.check('two', code)).kind).toBe('right');
    for (let tried = 0; tried < 17; tried += 1) await codes.check(`call ${tried}`, wrong);
    expect((await codes.check('three', code)).kind).toBe('too many');
    pass(3_600_000);
    expect((await codes.check('four', code)).kind).toBe('right');
  }, 60_000);
});

describe('the page of the members', () => {
  const textOf = async (response: Response): Promise<string> => response.text();
  const codeIn = (html: string): string | undefined =>
    /<output[^>]*>\s*(\d{4}) (\d{4})/.exec(html)?.slice(1).join('');

  it('makes a speaker who has only a phone, tells the code once, and ends it', async () => {
    const desk = await startWholeDesk();
    const editor = await join(desk, 'Editor', 'editor');
    const { cookie } = editor;
    const made = await visit(desk, '/members/code', { form: { name: 'Marie', languages: 'ht' }, cookie });
    const page = await textOf(made);
    expect([made.status, codeIn(page)]).toEqual([200, expect.stringMatching(/^\d{8}$/)]);
    const later = await textOf(await visit(desk, '/members', { cookie }));
    expect([later.includes('Marie'), codeIn(later)]).toEqual([true, undefined]);
    const marie = (await desk.store.members()).find(({ name }) => name === 'Marie');
    expect(marie).toMatchObject({ role: 'speaker', languages: ['ht'] });
    const end = `/members/${marie?.id ?? ''}/code/end`;
    expect(later).toContain(end);
    expect((await visit(desk, end, { form: {}, cookie })).status).toBe(200);
    expect(await textOf(await visit(desk, '/members', { cookie }))).not.toContain(end);
    const again = await textOf(await visit(desk, `/members/${marie?.id ?? ''}/code`, { form: {}, cookie }));
    expect(codeIn(again)).not.toBe(codeIn(page));
    expect(desk.logged()).not.toContain(codeIn(page));
  }, 60_000);

  it('keeps a name that somebody has', async () => {
    const desk = await startWholeDesk();
    const { cookie } = await join(desk, 'Marie', 'owner');
    const form = { name: 'marie ', languages: 'ht' };
    expect((await visit(desk, '/members/code', { form, cookie })).status).toBe(409);
    expect(await desk.store.members()).toHaveLength(1);
  }, 60_000);
});
