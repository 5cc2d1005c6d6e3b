import type { Kysely, Migration } from 'kysely';

/** The schema of the people behind the line, step by step; a step that has been published is never changed. Each can be taken again where it was cut short. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-29-people': {
    up: async (db: Kysely<unknown>) => {
      // One row: its version is all that instances ask for, and what changes wait for, one after the other.
      await db.schema
        .createTable('people_head')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('call_backs', 'integer', (column) => column.notNull())
        .addColumn('also_english', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('people_shifts')
        .ifNotExists()
        .addColumn('member', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('is_on', 'integer', (column) => column.notNull())
        .addColumn('languages', 'varchar(400)', (column) => column.notNull())
        .addColumn('hours', 'varchar(2000)', (column) => column.notNull())
        .addColumn('zone', 'varchar(60)', (column) => column.notNull())
        .addColumn('paused_until', 'bigint')
        .execute();
      await db.schema
        .createTable('people_phones')
        .ifNotExists()
        .addColumn('member', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('mark', 'varchar(40)', (column) => column.notNull().unique())
        .addColumn('sealed', 'varchar(200)', (column) => column.notNull())
        .addColumn('last_two', 'varchar(2)', (column) => column.notNull())
        .addColumn('is_verified', 'integer', (column) => column.notNull())
        .addColumn('code', 'varchar(60)')
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('code_until', 'bigint')
        .execute();
      await db.schema
        .createTable('people_keys')
        .ifNotExists()
        .addColumn('member', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('public_key', 'varchar(60)', (column) => column.notNull())
        .addColumn('sealed_secret', 'varchar(400)', (column) => column.notNull())
        .addColumn('salt', 'varchar(100)', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('people_rings')
        .ifNotExists()
        .addColumn('ring', 'varchar(60)', (column) => column.primaryKey())
        .addColumn('mark', 'varchar(40)', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('people_limits')
        .ifNotExists()
        .addColumn('key', 'varchar(60)', (column) => column.primaryKey())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('people_counts')
        .ifNotExists()
        .addColumn('month', 'varchar(7)', (column) => column.notNull())
        .addColumn('language', 'varchar(8)', (column) => column.notNull())
        .addColumn('day', 'integer', (column) => column.notNull())
        .addColumn('hour', 'integer', (column) => column.notNull())
        .addColumn('how', 'varchar(20)', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('people_counts_key', ['month', 'language', 'day', 'hour', 'how'])
        .execute();
      await db.schema
        .createTable('call_backs')
        .ifNotExists()
        .addColumn('id', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('mark', 'varchar(60)', (column) => column.notNull().unique())
        .addColumn('language', 'varchar(8)', (column) => column.notNull())
        .addColumn('topic', 'varchar(100)')
        .addColumn('safe', 'varchar(20)', (column) => column.notNull())
        .addColumn('may_leave_message', 'integer', (column) => column.notNull())
        .addColumn('left', 'bigint', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('taken_by', 'varchar(40)')
        .addColumn('taken_until', 'bigint')
        .execute();
      await db.schema
        .createTable('call_back_seals')
        .ifNotExists()
        .addColumn('call_back', 'varchar(40)', (column) => column.notNull())
        .addColumn('member', 'varchar(40)', (column) => column.notNull())
        .addColumn('sealed', 'varchar(200)', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_back_seals_key', ['call_back', 'member'])
        .execute();
    },
  },
};
