import { Kysely, Migrator, sql } from 'kysely';
import { dialectOf, isFile } from '../../usage/dialect.ts';
import { keepInvitations } from './keep-invitations.ts';
import { keepMembers } from './keep-members.ts';
import { keepSessions } from './keep-sessions.ts';
import { migrations } from './migrations.ts';
import { drawSecret } from './secrets.ts';
import type { MemberStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

/**
 * Opens the members of a database and brings their tables up to date; several may do so at once, and other tables may be there. `url` is
 * `file:…` for SQLite, `postgres://…` for PostgreSQL. Rejects where it cannot be opened, with what the database says.
 */
export async function openMembers(url: string): Promise<MemberStore> {
  const db: Database = new Kysely<Tables>({ dialect: await dialectOf(url) });
  try {
    if (isFile(url)) {
      await sql`pragma journal_mode = wal`.execute(db);
      // Somebody may be invited on the server while the line runs.
      await sql`pragma busy_timeout = 5000`.execute(db);
    }
    await migrate(db);
    await db
      .insertInto('desk_member_key')
      .values({ id: 1, key: drawSecret() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    key: async () => (await db.selectFrom('desk_member_key').select('key').executeTakeFirstOrThrow()).key,
    ...keepInvitations(db),
    ...keepMembers(db),
    ...keepSessions(db),
    close: () => db.destroy(),
  };
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'desk_member_migration',
    migrationLockTableName: 'desk_member_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw error instanceof Error
    ? error
    : new Error('the tables of members could not be brought up to date', { cause: error });
}
