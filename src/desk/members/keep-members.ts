import type { Selectable, Transaction } from 'kysely';
import type { Member, MemberStore } from './store.ts';
import { inTurn, nameKey, standingOf, toColumn, type Database, type Tables } from './tables.ts';

/** Members and what they prove themselves with. */
export function keepMembers(
  db: Database,
): Pick<
  MemberStore,
  'members' | 'member' | 'remove' | 'giveRole' | 'passkey' | 'spendChallenge' | 'notePasskey' | 'passphrase'
> {
  return {
    members: async () =>
      (
        await db
          .selectFrom('desk_members')
          .selectAll()
          .where('name', 'is not', null)
          .orderBy('name_key')
          .execute()
      ).map(toMember),
    member: async (id) => {
      const row = await db.selectFrom('desk_members').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMember(row);
    },
    remove: async (id) =>
      inTurn(db, async (trx) => {
        const fault = await faultOfLosing(trx, id, 'removed');
        if (fault !== undefined) return fault;
        await trx
          .updateTable('desk_members')
          .set({ name: null, name_key: null, role: 'viewer', languages: '' })
          .where('id', '=', id)
          .execute();
        for (const table of ['desk_sessions', 'desk_passkeys', 'desk_passphrases'] as const) {
          await trx.deleteFrom(table).where('member', '=', id).execute();
        }
        await trx.deleteFrom('desk_invitations').where('by', '=', id).execute();
        return 'done';
      }),
    giveRole: async (id, { role, languages }) =>
      inTurn(db, async (trx) => {
        const fault = await faultOfLosing(trx, id, role);
        if (fault !== undefined) return fault;
        await trx
          .updateTable('desk_members')
          .set({ role, languages: toColumn(languages) })
          .where('id', '=', id)
          .execute();
        await trx.deleteFrom('desk_invitations').where('by', '=', id).execute();
        return 'done';
      }),
    passkey: async (id) => {
      const row = await db.selectFrom('desk_passkeys').selectAll().where('id', '=', id).executeTakeFirst();
      return (
        row && {
          member: row.member,
          passkey: {
            id,
            publicKey: row.public_key,
            counter: Number(row.counter),
          },
        }
      );
    },
    spendChallenge: async (challenge, until, now) => {
      await db.deleteFrom('desk_challenges').where('until', '<=', now).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('desk_challenges')
        .values({ challenge, until })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    notePasskey: async (id, counter) => {
      await db.updateTable('desk_passkeys').set({ counter }).where('id', '=', id).execute();
    },
    passphrase: async (name) =>
      db
        .selectFrom('desk_passphrases')
        .innerJoin('desk_members', 'desk_members.id', 'desk_passphrases.member')
        .select(['member', 'kept'])
        .where('name_key', '=', nameKey(name))
        .executeTakeFirst(),
  };
}

/** Why a member cannot become something else, if so: somebody must be able to invite. */
async function faultOfLosing(
  trx: Transaction<Tables>,
  id: string,
  to: string,
): Promise<'no member' | 'last owner' | undefined> {
  const found = await trx
    .selectFrom('desk_members')
    .select('role')
    .where('id', '=', id)
    .where('name', 'is not', null)
    .executeTakeFirst();
  if (found === undefined) return 'no member';
  if (found.role !== 'owner' || to === 'owner') return undefined;
  const other = await trx
    .selectFrom('desk_members')
    .select('id')
    .where('role', '=', 'owner')
    .where('id', '<>', id)
    .executeTakeFirst();
  return other === undefined ? 'last owner' : undefined;
}

/** A row as a member. */
export function toMember(row: Selectable<Tables['desk_members']>): Member {
  return { id: row.id, name: row.name ?? undefined, ...standingOf(row) };
}
