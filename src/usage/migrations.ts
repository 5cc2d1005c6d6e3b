import type { Kysely, Migration } from 'kysely';

/**
 * The schema of the database, step by step; a step that has been published is never changed. SQLite does a step table by table: one that was
 * cut short, or that another instance takes at the same moment, is simply taken again.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-23-counters': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('turns')
        .ifNotExists()
        .addColumn('day', 'varchar(10)', (column) => column.notNull())
        .addColumn('language', 'varchar(8)', (column) => column.notNull())
        .addColumn('from', 'varchar(80)', (column) => column.notNull())
        .addColumn('to', 'varchar(80)', (column) => column.notNull())
        .addColumn('how', 'varchar(20)', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('turns_key', ['day', 'language', 'from', 'to', 'how'])
        .execute();
      await db.schema
        .createTable('measures')
        .ifNotExists()
        .addColumn('day', 'varchar(10)', (column) => column.notNull())
        .addColumn('measure', 'varchar(20)', (column) => column.notNull())
        .addColumn('step', 'varchar(40)', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('measures_key', ['day', 'measure', 'step'])
        .execute();
      await db.schema
        .createTable('instances')
        .ifNotExists()
        .addColumn('instance', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('day', 'varchar(10)', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('ended_sessions')
        .ifNotExists()
        .addColumn('session', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('retained')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('day', 'varchar(10)', (column) => column.notNull())
        .execute();
    },
  },
  '2026-11-28-rounding': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('rounding')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('key', 'varchar(60)', (column) => column.notNull())
        .execute();
    },
  },
  '2026-11-28-texts-sent': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('texts_sent')
        .ifNotExists()
        .addColumn('minute', 'integer', (column) => column.primaryKey())
        .addColumn('count', 'integer', (column) => column.notNull())
        .execute();
    },
  },
};
