import type { Selectable, Transaction } from 'kysely';
import { dropWays } from './keep-ways.ts';
import type { Member, MemberStore } from './store.ts';
import { inTurn, nameKey, standingOf, toColumn, type Database, type Tables } from './tables.ts';

/** Members and their roles. */
export function keepMembers(
  db: Database,
): Pick<MemberStore, 'members' | 'member' | 'add' | 'remove' | 'giveRole'> {
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
    add: async ({ id, name, role, languages }) => {
      const { numInsertedOrUpdatedRows: isMade } = await db
        .insertInto('desk_members')
        .values({ id, name, name_key: nameKey(name), role, languages: toColumn(languages) })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .executeTakeFirstOrThrow();
      return isMade ? 'done' : 'name taken';
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
        await dropWays(trx, id);
        await dropInvitations(trx, id);
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
        await dropInvitations(trx, id);
        return 'done';
      }),
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

/** Whoever is another than they were invites nobody as before, and nobody comes in their place. */
async function dropInvitations(trx: Transaction<Tables>, id: string): Promise<void> {
  await trx
    .deleteFrom('desk_invitations')
    .where((or) => or.or([or('by', '=', id), or('replaces', '=', id)]))
    .execute();
}

/** A row as a member. */
export function toMember(row: Selectable<Tables['desk_members']>): Member {
  return { id: row.id, name: row.name ?? undefined, ...standingOf(row) };
}
