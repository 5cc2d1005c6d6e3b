import type { Selectable, Transaction } from 'kysely';
import { invitingTo, may } from '../roles.ts';
import { toMember } from './keep-members.ts';
import { addWay, dropWays } from './keep-ways.ts';
import { drawId, drawSecret, hashOf } from './secrets.ts';
import type { Accepted, Credential, Invitation, MemberStore } from './store.ts';
import { inTurn, nameKey, standingOf, toColumn, type Database, type Tables } from './tables.ts';

/** Milliseconds for which an invitation can be accepted. */
const invitationHolds = 7 * 24 * 3_600_000;

/** Rolls a transaction back: the invitation is not spent. */
class Taken extends Error {
  readonly kind: 'name taken' | 'passkey taken';

  constructor(kind: 'name taken' | 'passkey taken') {
    super(kind);
    this.kind = kind;
  }
}

/** Invitations, and how somebody becomes a member by one. */
export function keepInvitations(
  db: Database,
): Pick<MemberStore, 'invite' | 'invitation' | 'invitations' | 'withdraw' | 'accept'> {
  return {
    invite: async ({ role, languages, by, replaces }, now) => {
      const secret = drawSecret();
      const row = {
        id: drawId(),
        secret: hashOf(secret),
        role,
        languages: toColumn(languages),
        by: by ?? null,
        until: now + invitationHolds,
        replaces: replaces ?? null,
      };
      if (replaces !== undefined)
        await db.deleteFrom('desk_invitations').where('replaces', '=', replaces).execute();
      await db.insertInto('desk_invitations').values(row).execute();
      return { ...toInvitation(row), secret };
    },
    invitation: async (secret, now) => {
      const row = await db
        .selectFrom('desk_invitations')
        .selectAll()
        .where('secret', '=', hashOf(secret))
        .where('until', '>', now)
        .executeTakeFirst();
      return row && toInvitation(row);
    },
    invitations: async (now) =>
      (
        await db
          .selectFrom('desk_invitations')
          .selectAll()
          .where('until', '>', now)
          .orderBy('until')
          .orderBy('id')
          .execute()
      ).map(toInvitation),
    withdraw: async (id) => {
      await db.deleteFrom('desk_invitations').where('id', '=', id).execute();
    },
    accept: async ({ secret, id, name, credential }, now): Promise<Accepted> =>
      inTurn(db, async (trx): Promise<Accepted> => {
        const spent = await trx
          .deleteFrom('desk_invitations')
          .where('secret', '=', hashOf(secret))
          .where('until', '>', now)
          .returning(['role', 'languages', 'by', 'replaces'])
          .executeTakeFirst();
        if (spent === undefined) return { kind: 'no invitation' };
        if (spent.replaces !== null)
          return replaceWays(trx, { by: spent.by, id: spent.replaces, credential });
        if (!(await mayStillInvite(trx, spent))) return { kind: 'no invitation' };
        const { role, languages } = spent;
        const { numInsertedOrUpdatedRows: isMade } = await trx
          .insertInto('desk_members')
          .values({ id, name, name_key: nameKey(name), role, languages })
          .onConflict((conflict) => conflict.column('name_key').doNothing())
          .executeTakeFirstOrThrow();
        if (!isMade) throw new Taken('name taken');
        if (!(await addWay(trx, id, credential))) throw new Taken('passkey taken');
        return { kind: 'member', member: { id, name, ...standingOf(spent) } };
      }).catch((error: unknown) => {
        if (error instanceof Taken) return { kind: error.kind };
        throw error;
      }),
  };
}

/** Gives a member another way in, in place of all that they had, if whoever offers it may still invite to the role that they have now. */
async function replaceWays(
  trx: Transaction<Tables>,
  {
    by,
    id,
    credential,
  }: { readonly by: string | null; readonly id: string; readonly credential: Credential },
): Promise<Accepted> {
  const row = await trx
    .selectFrom('desk_members')
    .selectAll()
    .where('id', '=', id)
    .where('name', 'is not', null)
    .executeTakeFirst();
  if (row === undefined || !(await mayStillInvite(trx, { role: row.role, by })))
    return { kind: 'no invitation' };
  await dropWays(trx, id);
  if (!(await addWay(trx, id, credential))) throw new Taken('passkey taken');
  return { kind: 'member', member: toMember(row) };
}

/** Who was removed while they invited invites nobody. */
async function mayStillInvite(
  trx: Transaction<Tables>,
  { role, by }: Pick<Selectable<Tables['desk_invitations']>, 'role' | 'by'>,
): Promise<boolean> {
  if (by === null) return true;
  const inviter = await trx
    .selectFrom('desk_members')
    .select(['role', 'languages'])
    .where('id', '=', by)
    .where('name', 'is not', null)
    .executeTakeFirst();
  return inviter !== undefined && may(standingOf(inviter), invitingTo(role));
}

function toInvitation(row: Selectable<Tables['desk_invitations']>): Invitation {
  return {
    id: row.id,
    ...standingOf(row),
    by: row.by ?? undefined,
    until: Number(row.until),
    replaces: row.replaces ?? undefined,
  };
}
