import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PostgresDialect, SqliteDialect, type Dialect } from 'kysely';
import type { SqliteSettings } from './sqlite.ts';
import { tellUnwritable, UnwritableError, writing } from '../writable.ts';

/** Milliseconds after which a database that does not answer is given up. */
const patience = 5_000;

/** Whether an address of a database is that of SQLite. */
export function isFile(url: string): boolean {
  return url.startsWith('file:');
}

/** How an address of a database is spoken to: `file:…` as SQLite, opened as these settings say, `postgres://…` as PostgreSQL. Rejects where a file cannot be opened, with an UnwritableError where it or its folder may not be written. */
export async function dialectOf(url: string, settings: SqliteSettings = {}): Promise<Dialect> {
  if (isFile(url)) {
    const file = path.resolve(url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file:'.length));
    writing(file, () => mkdirSync(path.dirname(file), { recursive: true }));
    // SQLite says "unable to open" of all three, and not which or why.
    for (const part of [file, `${file}-wal`, `${file}-shm`]) {
      const told = tellUnwritable(part);
      if (told !== undefined) throw new UnwritableError(told);
    }
    const { openSqlite } = await import('./sqlite.ts');
    return new SqliteDialect({ database: openSqlite(file, settings) });
  }
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    statement_timeout: patience,
    keepAlive: true,
  });
  // A connection that breaks while nobody asks anything is replaced by the next question's.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
