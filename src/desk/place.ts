import { isFile } from '../usage/dialect.ts';

/** Where an instance keeps what it follows, where the database is none of its files. */
const usualFolder = 'data/desk';

/**
 * The desk's database, by that of the counters: the same PostgreSQL, or an SQLite file beside theirs, so that whoever writes at the desk never
 * keeps a counter waiting.
 */
export function deskDatabase(countersUrl: string): string {
  return isFile(countersUrl) ? countersUrl.replace(/[^/:]*$/, 'desk.db') : countersUrl;
}

/** The folder in which an instance keeps the last publication and its sounds; instances of one database may share it. */
export function deskFolder(countersUrl: string): string {
  if (!isFile(countersUrl)) return usualFolder;
  return countersUrl.slice('file:'.length).replace(/[^/]*$/, 'desk');
}
