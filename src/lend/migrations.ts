import { sql, type Kysely, type Migration } from 'kysely';

/** The schema of lending a voice by keypad, step by step; a step that has been published is never changed. Each can be taken again where it was cut short. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-28-lend': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('lend_codes')
        .ifNotExists()
        .addColumn('member', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('code', 'varchar(60)', (column) => column.notNull().unique())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('lend_calls')
        .ifNotExists()
        .addColumn('call', 'varchar(60)', (column) => column.primaryKey())
        .addColumn('turn', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('answer', 'text', (column) => column.notNull())
        .addColumn('place', 'varchar(100)')
        .addColumn('sound', 'varchar(64)')
        .addColumn('take', sql`bytea`)
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      // Recordings that may lie at the phone company still.
      await db.schema
        .createTable('lend_recordings')
        .ifNotExists()
        .addColumn('sid', 'varchar(40)', (column) => column.primaryKey())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('next', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
};
