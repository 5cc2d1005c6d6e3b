import type { Selectable, Transaction } from 'kysely';
import { invitingTo, may } from '../roles.ts';
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
    invite: async ({ role, languages, by }, now) => {
      const secret = drawSecret();
      const row = {
        id: drawId(),
        secret: hashOf(secret),
        role,
        languages: toColumn(languages),
        by: by ?? null,
        until: now + invitationHolds,
      };
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
          .returning(['role', 'languages', 'by'])
          .executeTakeFirst();
        if (spent === undefined || !(await mayStillInvite(trx, spent))) return { kind: 'no invitation' };
        const { role, languages } = spent;
        const { numInsertedOrUpdatedRows: isMade } = await trx
          .insertInto('desk_members')
          .values({ id, name, name_key: nameKey(name), role, languages })
          .onConflict((conflict) => conflict.column('name_key').doNothing())
          .executeTakeFirstOrThrow();
        if (!isMade) throw new Taken('name taken');
        await addCredential(trx, id, credential);
        return { kind: 'member', member: { id, name, ...standingOf(spent) } };
      }).catch((error: unknown) => {
        if (error instanceof Taken) return { kind: error.kind };
        throw error;
      }),
  };
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

async function addCredential(
  trx: Transaction<Tables>,
  member: string,
  credential: Credential,
): Promise<void> {
  if (credential.kind === 'passphrase') {
    await trx.insertInto('desk_passphrases').values({ member, kept: credential.kept }).execute();
    return;
  }
  const { id, publicKey, counter } = credential.passkey;
  const { numInsertedOrUpdatedRows: isAdded } = await trx
    .insertInto('desk_passkeys')
    .values({ id, member, public_key: publicKey, counter })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!isAdded) throw new Taken('passkey taken');
}

function toInvitation(row: Selectable<Tables['desk_invitations']>): Invitation {
  return { id: row.id, ...standingOf(row), by: row.by ?? undefined, until: Number(row.until) };
}
