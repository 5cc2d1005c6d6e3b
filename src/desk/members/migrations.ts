import type { Kysely, Migration } from 'kysely';

/**
 * The schema of members, step by step; a step that has been published is never changed. SQLite does a step table by table: one that was cut
 * short, or that another instance takes at the same moment, is simply taken again.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-28-members': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('desk_members')
        .ifNotExists()
        .addColumn('id', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('name', 'varchar(80)')
        // How a name is compared; none of a former member.
        .addColumn('name_key', 'varchar(160)', (column) => column.unique())
        .addColumn('role', 'varchar(20)', (column) => column.notNull())
        .addColumn('languages', 'varchar(400)', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_invitations')
        .ifNotExists()
        .addColumn('id', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('secret', 'varchar(60)', (column) => column.notNull().unique())
        .addColumn('role', 'varchar(20)', (column) => column.notNull())
        .addColumn('languages', 'varchar(400)', (column) => column.notNull())
        .addColumn('by', 'varchar(40)')
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addColumn('replaces', 'varchar(40)')
        .execute();
      await db.schema
        .createTable('desk_passkeys')
        .ifNotExists()
        .addColumn('id', 'varchar(1400)', (column) => column.primaryKey())
        .addColumn('member', 'varchar(40)', (column) => column.notNull())
        .addColumn('public_key', 'text', (column) => column.notNull())
        .addColumn('counter', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_passphrases')
        .ifNotExists()
        .addColumn('member', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('kept', 'varchar(200)', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_sessions')
        .ifNotExists()
        .addColumn('secret', 'varchar(60)', (column) => column.primaryKey())
        .addColumn('id', 'varchar(40)', (column) => column.notNull())
        .addColumn('member', 'varchar(40)', (column) => column.notNull())
        .addColumn('made', 'bigint', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_challenges')
        .ifNotExists()
        .addColumn('challenge', 'varchar(120)', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_tries')
        .ifNotExists()
        .addColumn('key', 'varchar(60)', (column) => column.primaryKey())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      // One row, which is also what changes of members wait for, one after the other.
      await db.schema
        .createTable('desk_member_key')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('key', 'varchar(60)', (column) => column.notNull())
        .execute();
    },
  },
};
