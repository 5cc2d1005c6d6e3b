import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Kysely, Migrator, sql, type RawBuilder } from 'kysely';
import type { NodeId } from '../guide/ids.ts';
import type { Counts, How, MeasureName } from './counts.ts';
import { dialectOf } from './dialect.ts';
import { migrations } from './migrations.ts';
import { wholeMonths } from './period.ts';
import type { Period, Store, Trend } from './store.ts';
import { takeText } from './texts-sent.ts';

interface Tables {
  turns: { day: string; language: string; from: string; to: string; how: How; count: number };
  measures: { day: string; measure: MeasureName; step: string; count: number };
  instances: { instance: string; sequence: number; day: string };
  ended_sessions: { session: string; until: number };
  retained: { id: number; day: string };
  rounding: { id: number; key: string };
  texts_sent: { minute: number; count: number };
}

type Database = Kysely<Tables>;

/** SQLite works in the thread that answers callers: so much at once keeps none of them waiting for a millisecond. */
const rowsAtOnce = 40;

/**
 * Opens a database and brings its schema up to date; several may do so at once. `url` is `file:…` for SQLite, `postgres://…` for PostgreSQL.
 * Rejects where it cannot be opened, with what the database says; with an UnwritableError where a file or its folder may not be written.
 */
export async function openStore(url: string): Promise<Store> {
  const db: Database = new Kysely<Tables>({ dialect: await dialectOf(url) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return createStore(db);
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw error instanceof Error
    ? error
    : new Error('the schema could not be brought up to date', { cause: error });
}

function createStore(db: Database): Store {
  return {
    add: async ({ instance, sequence, day, turns, measures }) => {
      await db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows: isNew } = await trx
          .insertInto('instances')
          .values({ instance, sequence, day })
          .onConflict((conflict) =>
            conflict
              .column('instance')
              .doUpdateSet({ sequence, day })
              .where('instances.sequence', '<', sequence),
          )
          .executeTakeFirstOrThrow();
        if (isNew) await addCounts(trx, { turns, measures });
      });
    },
    read: (period, greetings) => read(db, period, greetings),
    trend: (period, greetings) => readTrend(db, period, greetings),
    roundingKey: async (first = randomBytes(32).toString('base64url')) => {
      const drawn = await db.selectFrom('rounding').select('key').executeTakeFirst();
      // Whoever only reads takes no lock.
      if (drawn) return drawn.key;
      await db
        .insertInto('rounding')
        .values({ id: 1, key: first })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await db.selectFrom('rounding').select('key').executeTakeFirstOrThrow()).key;
    },
    firstDay: async () => {
      const { first } = await db
        .selectFrom('turns')
        .select(({ fn }) => fn.min<string | null>('day').as('first'))
        .executeTakeFirstOrThrow();
      // Of no row at all the least is null, whatever the types say.
      return first ?? undefined;
    },
    retain: (today, oldest) => retain(db, today, oldest),
    endSession: async (session, until, now) => {
      await db.deleteFrom('ended_sessions').where('until', '<', now).execute();
      await db
        .insertInto('ended_sessions')
        .values({ session, until })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    takeText: (now, allowed) => takeText(db, now, allowed),
    isEnded: async (session) => {
      const found = await db
        .selectFrom('ended_sessions')
        .select('session')
        .where('session', '=', session)
        .executeTakeFirst();
      return found !== undefined;
    },
    close: () => db.destroy(),
  };
}

/** Adds to what is there, always in the same order, so that no two instances wait for each other. */
async function addCounts(db: Database, { turns, measures }: Counts): Promise<void> {
  const byKey = <T extends object>(rows: readonly T[]): readonly T[] =>
    rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const rows of inParts(byKey(turns))) {
    await setImmediate();
    await db
      .insertInto('turns')
      .values(
        rows.map(({ day, language, from, to, how, count }) => ({ day, language, from, to, how, count })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'language', 'from', 'to', 'how'])
          .doUpdateSet((row) => ({ count: row('turns.count', '+', row.ref('excluded.count')) })),
      )
      .execute();
  }
  for (const rows of inParts(byKey(measures))) {
    await setImmediate();
    await db
      .insertInto('measures')
      .values(rows.map(({ day, measure, step, count }) => ({ day, measure, step, count })))
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'measure', 'step'])
          .doUpdateSet((row) => ({ count: row('measures.count', '+', row.ref('excluded.count')) })),
      )
      .execute();
  }
}

function keyOf(row: object): string {
  return Object.entries(row)
    .filter(([name]) => name !== 'count')
    .map(([, value]) => String(value))
    .join('\n');
}

function inParts<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, part) =>
    rows.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce),
  );
}

/** The days of a period, and the months that lie wholly in it. */
function insideOf(period: Period): RawBuilder<boolean> {
  const months = wholeMonths(period);
  return sql<boolean>`((length(day) = 10 and day between ${period.from} and ${period.to})
    or (length(day) = 7 and day between ${months.from} and ${months.to}))`;
}

async function read(db: Database, period: Period, greetings: readonly NodeId[]): ReturnType<Store['read']> {
  const isInside = insideOf(period);
  const [trend, turns, measures] = await Promise.all([
    readTrend(db, period, greetings),
    db
      .selectFrom('turns')
      .select(['language', 'from', 'to', 'how'])
      .select(({ fn }) => fn.sum<number | string>('count').as('count'))
      .where(isInside)
      .groupBy(['language', 'from', 'to', 'how'])
      .execute(),
    db.selectFrom('measures').selectAll().where(isInside).execute(),
  ]);
  return { ...trend, turns: turns.map(toCounted), measures };
}

async function readTrend(db: Database, period: Period, greetings: readonly NodeId[]): Promise<Trend> {
  const isInside = insideOf(period);
  const [calls, chosen] = await Promise.all([
    db
      .selectFrom('turns')
      .select('day')
      .select(({ fn }) => fn.sum<number | string>('count').as('count'))
      .where(isInside)
      .where('how', '=', 'new call')
      .groupBy('day')
      .execute(),
    db
      .selectFrom('turns')
      .select(['day', 'language'])
      .select(({ fn }) => fn.sum<number | string>('count').as('count'))
      .where(isInside)
      .where('to', 'in', greetings)
      .whereRef('from', '<>', 'to')
      .groupBy(['day', 'language'])
      .execute(),
  ]);
  return { calls: calls.map(toCounted), chosen: chosen.map(toCounted) };
}

/** PostgreSQL gives sums as text. */
function toCounted<T extends { readonly count: number | string }>(
  row: T,
): Omit<T, 'count'> & { count: number } {
  return { ...row, count: Number(row.count) };
}

/** Whoever moves the day in `retained` is the one who adds up; every other instance finds it moved. */
async function retain(db: Database, today: string, oldest: string): Promise<void> {
  await db
    .insertInto('retained')
    .values({ id: 1, day: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('retained')
      .set({ day: today })
      .where('day', '<', today)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    const isOld = sql<boolean>`length(day) = 10 and day < ${oldest}`;
    const month = sql<string>`substr(day, 1, 7)`;
    const turns = await trx
      .selectFrom('turns')
      .select(['language', 'from', 'to', 'how', month.as('day')])
      .select(({ fn }) => fn.sum<number | string>('count').as('count'))
      .where(isOld)
      .groupBy([month, 'language', 'from', 'to', 'how'])
      .execute();
    const measures = await trx
      .selectFrom('measures')
      .select(['measure', 'step', month.as('day')])
      .select(({ fn }) => fn.sum<number | string>('count').as('count'))
      .where(isOld)
      .groupBy([month, 'measure', 'step'])
      .execute();
    await addCounts(trx, { turns: turns.map(toCounted), measures: measures.map(toCounted) });
    await trx.deleteFrom('turns').where(isOld).execute();
    await trx.deleteFrom('measures').where(isOld).execute();
    await trx.deleteFrom('instances').where('day', '<', oldest).execute();
  });
}
