import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { dialectOf } from '../../src/usage/dialect.ts';
import { makeFolder } from '../desk-server/line.ts';

interface Tables {
  notes: { note: string };
}

async function openTwo(): Promise<readonly [Kysely<Tables>, Kysely<Tables>]> {
  const url = `file:${path.join(makeFolder(), 'notes.db')}`;
  const open = async (): Promise<Kysely<Tables>> => {
    const db = new Kysely<Tables>({ dialect: await dialectOf(url) });
    onTestFinished(() => db.destroy());
    return db;
  };
  const two = [await open(), await open()] as const;
  await sql`create table notes (note text primary key)`.execute(two[0]);
  return two;
}

const note = (db: Kysely<Tables>, text: string): Promise<unknown> =>
  db.transaction().execute((trx) => trx.insertInto('notes').values({ note: text }).execute());

it.each([
  ['a row that is told back', sql`insert into notes values ('lost') returning note`],
  ['a row', sql`insert into notes values ('lost')`],
  ['a transaction', undefined],
])('a connection that met a locked file with %s writes again when the file is free', async (_, write) => {
  const [writer, other] = await openTwo();
  await sql`begin immediate`.execute(writer);
  await expect(write ? write.execute(other) : note(other, 'lost')).rejects.toThrow('locked');
  await sql`rollback`.execute(writer);
  await note(other, 'kept');
  await note(writer, 'kept, too');
  const notes = await other.selectFrom('notes').select('note').orderBy('note').execute();
  expect(notes.map((row) => row.note)).toEqual(['kept', 'kept, too']);
});
