import Sqlite from 'libsql';
import type { SqliteDatabase } from 'kysely';

/** How a file of SQLite is opened. */
export interface SqliteSettings {
  /** For how many milliseconds the thread may stand still while another connection writes. */
  readonly patience?: number;
  /** Whether what is written is on the disk before that is told; otherwise a machine that fails loses at most the last commits. */
  readonly isOnDisk?: boolean;
}

/**
 * Opens a file of SQLite in the write-ahead mode: who reads waits for nobody who writes. A statement that met a locked file is never ended by
 * libsql 0.5, and no transaction of its connection can be committed after it: the connection is opened anew then. Throws what the file says.
 */
export function openSqlite(file: string, { patience = 0, isOnDisk = false }: SqliteSettings): SqliteDatabase {
  const pragmas = [
    `busy_timeout = ${patience}`,
    'journal_mode = wal',
    `synchronous = ${isOnDisk ? 'full' : 'normal'}`,
    // What members and callers had deleted is written over.
    `secure_delete = ${isOnDisk ? 'on' : 'off'}`,
  ];
  const open = (): Sqlite.Database => {
    const db = new Sqlite(file);
    for (const pragma of pragmas) db.pragma(pragma);
    return db;
  };
  let db = open();
  let isStuck = false;
  const noting = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      isStuck ||= error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
      throw error;
    }
  };
  return {
    prepare: (text) => {
      // What a transaction has done so far is rolled back on the connection that did it.
      if (isStuck && !db.inTransaction) {
        db.close();
        db = open();
        isStuck = false;
      }
      const statement = noting(() => db.prepare(text));
      return {
        reader: statement.reader,
        all: (parameters) => noting(() => statement.all(parameters)),
        run: (parameters) => noting(() => statement.run(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      };
    },
    close: () => {
      db.close();
    },
  };
}
