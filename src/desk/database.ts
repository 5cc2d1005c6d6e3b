import { createHash } from 'node:crypto';
import { Kysely, type Selectable } from 'kysely';
import { dialectOf } from '../usage/dialect.ts';
import { isUrgent, readChange, type Change, type NewChange } from './changes.ts';
import { placeOf } from './change-place.ts';
import { migrate, type Schema } from './migrate.ts';
import { migrations } from './migrations.ts';
import { mostBlobBytes, type DeskStore, type Newest, type Publication } from './store.ts';

interface Tables {
  desk_head: { id: number; number: number; publication: number; up_to: number; urgent: number };
  desk_changes: {
    number: number;
    place: string;
    who: string;
    at: number | string;
    language: string | null;
    line: string | null;
    body: string;
    before: string;
    ground: string;
  };
  desk_blobs: { hash: string; bytes: Buffer };
  desk_publications: {
    number: number;
    up_to: number;
    who: string;
    at: number | string;
    note: string;
    again: number | null;
  };
}

type Database = Kysely<Tables>;

/** Its tables, step by step. */
export const deskSchema: Schema = { steps: migrations, table: 'desk_migrations' };

/**
 * Opens the desk's database and brings its schema up to date; several may do so at once. `url` is `file:…` for SQLite, `postgres://…` for
 * PostgreSQL; it may be the one of the counters. `patience` is for how many milliseconds the thread may stand still while another writes to an
 * SQLite file. Rejects where it cannot be opened, with what the database says.
 */
export async function openDesk(url: string, { patience = 2000 } = {}): Promise<DeskStore> {
  const db = await connectDesk(url, patience);
  try {
    return await deskOn(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Connects to the desk's database, whatever tables it has. */
export async function connectDesk(url: string, patience = 2000): Promise<Database> {
  // What a person wrote is on the disk before they are told so.
  return new Kysely<Tables>({ dialect: await dialectOf(url, { patience, isOnDisk: true }) });
}

/** The desk on a connection that is open already, with its tables brought up to date; `close` closes it. */
export async function deskOn(db: Database): Promise<DeskStore> {
  await migrate(db, deskSchema);
  return createStore(db);
}

/** Thrown in a transaction, so that nothing of it is kept. */
class OvertakenError extends Error {}

function createStore(db: Database): DeskStore {
  return {
    append: (change, last) => unlessOvertaken(append(db, change, last)),
    changes: async ({ after = 0, upTo } = {}) => {
      let query = db.selectFrom('desk_changes').selectAll().where('number', '>', after);
      if (upTo !== undefined) query = query.where('number', '<=', upTo);
      return (await query.orderBy('number').execute()).map(toChange);
    },
    history: async (language, line) => {
      const query = db.selectFrom('desk_changes').selectAll();
      const rows = await query
        .where('language', '=', language)
        .where('line', '=', line)
        .orderBy('number')
        .execute();
      return rows.map(toChange);
    },
    putBlob: async (bytes) => {
      if (bytes.length === 0) throw new Error('a sound without bytes cannot be kept');
      if (bytes.length > mostBlobBytes) {
        throw new Error(`a sound of ${bytes.length} bytes cannot be kept: ${mostBlobBytes} are the most`);
      }
      const hash = createHash('sha256').update(bytes).digest('hex');
      await db
        .insertInto('desk_blobs')
        .values({ hash, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return hash;
    },
    blob: async (hash) => {
      const query = db.selectFrom('desk_blobs').select('bytes').where('hash', '=', hash);
      const row = await query.executeTakeFirst();
      return row && Buffer.from(row.bytes);
    },
    dropBlobs: async (hashes) => {
      await db.deleteFrom('desk_blobs').where('hash', 'in', hashes).execute();
    },
    publish: (publication, newest) => unlessOvertaken(publish(db, publication, newest)),
    publications: async () => {
      const rows = await db.selectFrom('desk_publications').selectAll().orderBy('number', 'desc').execute();
      return rows.map(toPublication);
    },
    newest: () => readHead(db),
    close: () => db.destroy(),
  };
}

async function unlessOvertaken(done: Promise<number>): Promise<number | undefined> {
  try {
    return await done;
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
}

/** Every writer changes the one row of the head first: so only one of them writes at a time, and a number that is taken back is given again. */
async function append(db: Database, change: NewChange, seen: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('desk_head')
      .set((row) => ({ number: row('number', '+', 1) }))
      .execute();
    const { number } = await trx.selectFrom('desk_head').select('number').executeTakeFirstOrThrow();
    const place = placeOf(change);
    const { last } = await trx
      .selectFrom('desk_changes')
      .select(({ fn }) => fn.max<number | null>('number').as('last'))
      .where('place', '=', place)
      .executeTakeFirstOrThrow();
    if ((last ?? 0) !== seen) throw new OvertakenError();
    const { who, when, before, ground, ...body } = change;
    const language = 'line' in change ? change.language : null;
    const line = 'line' in change ? change.line : null;
    const row = { number, place, who, at: when, language, line, body: JSON.stringify(body), before, ground };
    // Read as it will be read: what is no change never comes into the log.
    toChange(row);
    await trx.insertInto('desk_changes').values(row).execute();
    if (isUrgent(change)) await trx.updateTable('desk_head').set({ urgent: number }).execute();
    return number;
  });
}

async function publish(
  db: Database,
  { upTo, who, when, note, again }: Omit<Publication, 'number'>,
  seen: number,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('desk_head')
      .set((row) => ({ publication: row('publication', '+', 1), up_to: upTo }))
      .execute();
    const head = await trx.selectFrom('desk_head').selectAll().executeTakeFirstOrThrow();
    if (head.publication !== seen + 1) throw new OvertakenError();
    if (upTo < 0 || upTo > head.number) {
      throw new Error(`the log ends with change ${head.number}: ${upTo} cannot be published`);
    }
    await trx
      .insertInto('desk_publications')
      .values({ number: head.publication, up_to: upTo, who, at: when, note, again: again ?? null })
      .execute();
    return head.publication;
  });
}

async function readHead(db: Database): Promise<Newest> {
  const row = await db
    .selectFrom('desk_head')
    .select(['publication', 'up_to', 'urgent'])
    .executeTakeFirstOrThrow();
  return { publication: row.publication, upTo: row.up_to, urgent: row.urgent };
}

function toChange({ number, who, at, body, before, ground }: Selectable<Tables['desk_changes']>): Change {
  const what = JSON.parse(body) as object;
  return readChange({ ...what, number, who, when: Number(at), before, ground });
}

function toPublication(row: Selectable<Tables['desk_publications']>): Publication {
  const { number, up_to: upTo, who, at, note, again } = row;
  return { number, upTo, who, when: Number(at), note, again: again ?? undefined };
}
