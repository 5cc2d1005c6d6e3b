import { sql, type Kysely, type Migration } from 'kysely';

/** The schema of the desk, step by step; a step that has been published is never changed. Each can be taken again where it was cut short. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-28-desk': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('desk_head')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('publication', 'integer', (column) => column.notNull())
        .addColumn('up_to', 'integer', (column) => column.notNull())
        .addColumn('urgent', 'integer', (column) => column.notNull())
        .execute();
      await sql`insert into desk_head (id, number, publication, up_to, urgent) values (1, 0, 0, 0, 0)
        on conflict do nothing`.execute(db);
      await db.schema
        .createTable('desk_changes')
        .ifNotExists()
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('place', 'varchar(200)', (column) => column.notNull())
        .addColumn('who', 'varchar(80)', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('language', 'varchar(8)')
        .addColumn('line', 'varchar(80)')
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('before', 'varchar(16)', (column) => column.notNull())
        .addColumn('ground', 'varchar(16)', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('desk_changes_place')
        .ifNotExists()
        .on('desk_changes')
        .columns(['place', 'number'])
        .execute();
      await db.schema
        .createIndex('desk_changes_line')
        .ifNotExists()
        .on('desk_changes')
        .columns(['language', 'line', 'number'])
        .execute();
      await db.schema
        .createTable('desk_blobs')
        .ifNotExists()
        .addColumn('hash', 'varchar(64)', (column) => column.primaryKey())
        // PostgreSQL's name for bytes; to SQLite a column's type is but a name.
        .addColumn('bytes', sql`bytea`, (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('desk_publications')
        .ifNotExists()
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('up_to', 'integer', (column) => column.notNull())
        .addColumn('who', 'varchar(80)', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('again', 'integer')
        .execute();
    },
  },
};
