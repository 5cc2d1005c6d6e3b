import { sql } from 'kysely';
import { fromColumn, standingOf, toColumn } from '../desk/members/tables.ts';
import { readsIn } from './reach.ts';
import type { Behind, PeopleStore } from './store.ts';
import { changing, type PeopleDatabase, type Work } from './tables.ts';

type Kept = Pick<
  PeopleStore,
  'version' | 'settings' | 'setSettings' | 'behind' | 'setShift' | 'setPause' | 'key' | 'setKey'
>;

/** Members behind the line, their hours and their keys. `zone` is by whose clock hours go that nobody has said. */
export function keepPeople(db: PeopleDatabase, zone: string): Kept {
  const noShift = { is_on: 0, languages: '', hours: '', zone, paused_until: null };
  const head = async () => db.selectFrom('people_head').selectAll().executeTakeFirstOrThrow();
  return {
    version: async () => (await head()).version,
    settings: async () => {
      const row = await head();
      return { callBacks: row.call_backs === 1, alsoEnglish: row.also_english === 1 };
    },
    setSettings: ({ callBacks, alsoEnglish }) =>
      changing(db, async (trx) => {
        const set = { call_backs: Number(callBacks), also_english: Number(alsoEnglish) };
        await trx.updateTable('people_head').set(set).execute();
        if (!callBacks) await dropAll(trx);
      }),
    behind: () => readBehind(db, zone),
    setShift: (member, { isOn, languages, hours, zone: place }) =>
      changing(db, async (trx) => {
        const row = { is_on: Number(isOn), languages: toColumn(languages), hours, zone: place };
        await trx
          .insertInto('people_shifts')
          .values({ member, ...row, paused_until: null })
          .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
          .execute();
        await dropUnreadable(
          trx,
          (await readBehind(trx, zone)).filter((one) => one.member.id === member),
        );
      }),
    setPause: (member, until) =>
      changing(db, async (trx) => {
        const row = { paused_until: until ?? null };
        await trx
          .insertInto('people_shifts')
          .values({ member, ...noShift, ...row })
          .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
          .execute();
      }),
    key: async (member) => {
      const query = db.selectFrom('people_keys').selectAll().where('member', '=', member);
      const row = await query.executeTakeFirst();
      return row && { publicKey: row.public_key, sealedSecret: row.sealed_secret, salt: row.salt };
    },
    setKey: (member, { publicKey, sealedSecret, salt }) =>
      changing(db, async (trx) => {
        const row = { public_key: publicKey, sealed_secret: sealedSecret, salt };
        const query = trx.selectFrom('people_keys').select('public_key').where('member', '=', member);
        const before = await query.executeTakeFirst();
        await trx
          .insertInto('people_keys')
          .values({ member, ...row })
          .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
          .execute();
        // The same key under other words opens what it opened before.
        if (before?.public_key !== publicKey) {
          await trx.deleteFrom('call_back_seals').where('member', '=', member).execute();
        }
      }),
  };
}

async function dropAll(trx: Work): Promise<void> {
  await trx.deleteFrom('call_back_seals').execute();
  await trx.deleteFrom('call_backs').execute();
}

/** All members who may answer calls, by name. */
export async function readBehind(db: PeopleDatabase | Work, zone: string): Promise<readonly Behind[]> {
  const rows = await db
    .selectFrom('desk_members')
    .leftJoin('people_shifts', 'people_shifts.member', 'desk_members.id')
    .leftJoin('people_phones', 'people_phones.member', 'desk_members.id')
    .leftJoin('people_keys', 'people_keys.member', 'desk_members.id')
    .select([
      'desk_members.id',
      'desk_members.name',
      'desk_members.role',
      'desk_members.languages',
      'people_shifts.languages as said',
      'is_on',
      'hours',
      'zone',
      'paused_until',
      'mark',
      'sealed',
      'last_two',
      'is_verified',
      'public_key',
    ])
    .where('desk_members.name', 'is not', null)
    .where('desk_members.role', '<>', 'viewer')
    .orderBy('desk_members.name_key')
    .execute();
  return rows.map((row): Behind => ({
    member: { id: row.id, name: row.name ?? undefined, ...standingOf(row) },
    phone:
      row.mark === null || row.sealed === null || row.last_two === null
        ? undefined
        : {
            mark: row.mark,
            sealed: row.sealed,
            lastTwo: row.last_two,
            isVerified: row.is_verified === 1,
          },
    shift: {
      isOn: row.is_on === 1,
      languages: fromColumn(row.said ?? ''),
      hours: row.hours ?? '',
      zone: row.zone ?? zone,
      pausedUntil: row.paused_until === null ? undefined : Number(row.paused_until),
    },
    publicKey: row.public_key ?? undefined,
  }));
}

/** Deletes what members can read of numbers in languages that are not theirs any more, and gives back what they had taken of them. */
export async function dropUnreadable(trx: Work, behind: readonly Behind[]): Promise<void> {
  for (const { member, shift } of behind) {
    const own = readsIn(member, shift.languages);
    const others = trx
      .selectFrom('call_backs')
      .select('id')
      .$if(own.length > 0, (query) => query.where('language', 'not in', own));
    await trx
      .deleteFrom('call_back_seals')
      .where('member', '=', member.id)
      .where('call_back', 'in', others)
      .execute();
    await trx
      .updateTable('call_backs')
      .set({ taken_by: null, taken_until: null })
      .where('taken_by', '=', member.id)
      .$if(own.length > 0, (query) => query.where('language', 'not in', own))
      .execute();
  }
}

/** Deletes what belongs to members who are gone or may not answer calls any more. */
export async function dropFormer(trx: Work): Promise<void> {
  const present = trx
    .selectFrom('desk_members')
    .select('id')
    .where('name', 'is not', null)
    .where('role', '<>', 'viewer');
  for (const table of ['people_shifts', 'people_phones', 'people_keys', 'call_back_seals'] as const) {
    await trx
      .deleteFrom(table)
      .where(sql.ref(`${table}.member`), 'not in', present)
      .execute();
  }
  await trx
    .updateTable('call_backs')
    .set({ taken_by: null, taken_until: null })
    .where('taken_by', 'not in', present)
    .execute();
}
