import type { Transaction } from 'kysely';
import type { Credential, MemberStore } from './store.ts';
import { inTurn, nameKey, type Database, type Tables } from './tables.ts';

/** With what members sign in. */
export function keepWays(
  db: Database,
): Pick<MemberStore, 'ways' | 'addWay' | 'passkey' | 'spendChallenge' | 'notePasskey' | 'passphrase'> {
  return {
    ways: async (member) => {
      const passkeys = await db
        .selectFrom('desk_passkeys')
        .select('id')
        .where('member', '=', member)
        .execute();
      const passphrase = await db
        .selectFrom('desk_passphrases')
        .select('member')
        .where('member', '=', member)
        .executeTakeFirst();
      return { passkeys: passkeys.length, hasPassphrase: passphrase !== undefined };
    },
    addWay: async (member, credential) =>
      inTurn(db, async (trx) => ((await addWay(trx, member, credential)) ? 'done' : 'passkey taken')),
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

/** Gives a member a passkey or a passphrase; false where the passkey is another member's. */
export async function addWay(
  trx: Transaction<Tables>,
  member: string,
  credential: Credential,
): Promise<boolean> {
  if (credential.kind === 'passphrase') {
    const { kept } = credential;
    await trx
      .insertInto('desk_passphrases')
      .values({ member, kept })
      .onConflict((conflict) => conflict.column('member').doUpdateSet({ kept }))
      .execute();
    return true;
  }
  const { id, publicKey, counter } = credential.passkey;
  const { numInsertedOrUpdatedRows: isAdded } = await trx
    .insertInto('desk_passkeys')
    .values({ id, member, public_key: publicKey, counter })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Boolean(isAdded);
}

/** Takes all from a member that they are, or were, signed in with. */
export async function dropWays(trx: Transaction<Tables>, member: string): Promise<void> {
  for (const table of ['desk_sessions', 'desk_passkeys', 'desk_passphrases'] as const) {
    await trx.deleteFrom(table).where('member', '=', member).execute();
  }
}
