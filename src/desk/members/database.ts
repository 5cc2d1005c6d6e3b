import { Kysely } from 'kysely';
import { dialectOf } from '../../usage/dialect.ts';
import { keepInvitations } from './keep-invitations.ts';
import { keepMembers } from './keep-members.ts';
import { keepWays } from './keep-ways.ts';
import { keepSessions } from './keep-sessions.ts';
import { migrate, type Schema } from '../migrate.ts';
import { migrations } from './migrations.ts';
import { drawSecret } from './secrets.ts';
import type { MemberStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

/** Their tables, step by step. */
export const memberSchema: Schema = { steps: migrations, table: 'desk_member_migration' };

/**
 * Opens the members of a database and brings their tables up to date; several may do so at once, and other tables may be there. `url` is
 * `file:…` for SQLite, `postgres://…` for PostgreSQL. Rejects where it cannot be opened, with what the database says.
 */
export async function openMembers(url: string): Promise<MemberStore> {
  // Somebody may be invited on the server while the line runs.
  const dialect = await dialectOf(url, { patience: 5000, isOnDisk: true });
  const db: Database = new Kysely<Tables>({ dialect });
  try {
    return await membersOn(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * Members on a connection that is open already, with their tables brought up to date; `close` closes it. All that writes one SQLite file in one
 * thread needs one connection: a second would wait for the first, and keep the thread from ending what it waits for.
 */
export async function membersOn(db: Database): Promise<MemberStore> {
  await migrate(db, memberSchema);
  const key = db.selectFrom('desk_member_key').select('key');
  // Whoever only reads takes no lock.
  if (!(await key.executeTakeFirst())) {
    await db
      .insertInto('desk_member_key')
      .values({ id: 1, key: drawSecret() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return {
    key: async () => (await key.executeTakeFirstOrThrow()).key,
    ...keepInvitations(db),
    ...keepMembers(db),
    ...keepWays(db),
    ...keepSessions(db),
    close: () => db.destroy(),
  };
}
