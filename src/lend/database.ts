import { sql, type Kysely } from 'kysely';
import { migrate } from '../desk/migrate.ts';
import type { Lending } from './lending.ts';
import { migrations } from './migrations.ts';
import type { KeptCall, LendStore } from './store.ts';

interface Tables {
  lend_codes: { member: string; code: string; until: number | string };
  lend_calls: {
    call: string;
    turn: number;
    state: string;
    answer: string;
    place: string | null;
    sound: string | null;
    take: Buffer | null;
    until: number | string;
  };
  lend_recordings: { sid: string; tries: number; next: number | string };
}

/** The tables of lending a voice, among others of their database. */
export type LendDatabase = Kysely<Tables>;

/** Milliseconds after its last turn in which a call that nobody ends is forgotten. */
const callHolds = 2 * 3_600_000;
/** Milliseconds for which a line is left to whoever is at it. */
const atLine = 5 * 60_000;
/** Recordings that are deleted in one go. */
const mostDue = 20;

/** Lending a voice on a connection that is open already, with its tables brought up to date. */
export async function lendOn(db: LendDatabase): Promise<LendStore> {
  await migrate(db, { steps: migrations, table: 'lend_migrations' });
  return { ...keepCodes(db), ...keepCalls(db), ...keepRecordings(db), tidy: (now) => tidy(db, now) };
}

async function tidy(db: LendDatabase, now: number): Promise<void> {
  await db.deleteFrom('lend_codes').where('until', '<=', now).execute();
  await db.deleteFrom('lend_calls').where('until', '<=', now).execute();
}

function keepCodes(db: LendDatabase): Pick<LendStore, 'keepCode' | 'memberOf' | 'codes' | 'endCode'> {
  return {
    keepCode: async (code, { member, until }) => {
      const taken = await db
        .selectFrom('lend_codes')
        .select('member')
        .where('code', '=', code)
        .where('member', '<>', member)
        .executeTakeFirst();
      if (taken) return false;
      await db
        .insertInto('lend_codes')
        .values({ member, code, until })
        .onConflict((conflict) => conflict.column('member').doUpdateSet({ code, until }))
        .execute();
      return true;
    },
    memberOf: async (code, now) => {
      const query = db.selectFrom('lend_codes').select('member').where('code', '=', code);
      return (await query.where('until', '>', now).executeTakeFirst())?.member;
    },
    codes: async (now) => {
      const query = db.selectFrom('lend_codes').select(['member', 'until']).where('until', '>', now);
      return (await query.execute()).map(({ member, until }) => ({ member, until: Number(until) }));
    },
    endCode: async (member) => {
      await db.deleteFrom('lend_codes').where('member', '=', member).execute();
    },
  };
}

type Calls = Pick<LendStore, 'call' | 'begin' | 'goOn' | 'endCall' | 'elsewhere' | 'pending'>;

function keepCalls(db: LendDatabase): Calls {
  const rowOf = (
    { turn, lending, answer, take }: KeptCall,
    now: number,
  ): Omit<Tables['lend_calls'], 'call'> => ({
    turn,
    state: JSON.stringify(lending),
    answer,
    place: lending.line === undefined ? null : `${lending.language ?? ''}/${lending.line}`,
    sound: take?.sound ?? null,
    take: take?.bytes ?? null,
    until: now + callHolds,
  });
  return {
    call: async (call, now) => {
      const query = db.selectFrom('lend_calls').selectAll().where('call', '=', call);
      const row = await query.where('until', '>', now).executeTakeFirst();
      if (!row) return undefined;
      const { turn, state, answer, sound, take } = row;
      return {
        turn,
        lending: JSON.parse(state) as Lending,
        answer,
        take: sound !== null && take ? { sound, bytes: Buffer.from(take) } : undefined,
      };
    },
    begin: async (call, kept, now) => {
      const row = rowOf(kept, now);
      await db
        .insertInto('lend_calls')
        .values({ call, ...row })
        .onConflict((conflict) => conflict.column('call').doUpdateSet(row))
        .execute();
    },
    goOn: async (call, kept, now) => {
      const { numUpdatedRows } = await db
        .updateTable('lend_calls')
        .set(rowOf(kept, now))
        .where('call', '=', call)
        .where('turn', '=', kept.turn - 1)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    endCall: async (call) => {
      const { numDeletedRows } = await db
        .deleteFrom('lend_calls')
        .where('call', '=', call)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    elsewhere: async (call, now) => {
      const rows = await db
        .selectFrom('lend_calls')
        .select('place')
        .where('call', '<>', call)
        .where('place', 'is not', null)
        .where('until', '>', now + callHolds - atLine)
        .execute();
      return rows.flatMap(({ place }) => place ?? []);
    },
    pending: async (sound, now) => {
      const query = db.selectFrom('lend_calls').select(['take', 'place']).where('sound', '=', sound);
      const row = await query.where('until', '>', now).executeTakeFirst();
      return row?.take && row.place !== null ? { bytes: Buffer.from(row.take), place: row.place } : undefined;
    },
  };
}

type Recordings = Pick<
  LendStore,
  'noteRecording' | 'forgetRecording' | 'putOff' | 'dueRecordings' | 'stuckRecordings'
>;

function keepRecordings(db: LendDatabase): Recordings {
  return {
    noteRecording: async (sid, next) => {
      await db
        .insertInto('lend_recordings')
        .values({ sid, tries: 0, next })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    forgetRecording: async (sid) => {
      await db.deleteFrom('lend_recordings').where('sid', '=', sid).execute();
    },
    putOff: async (sid, next) => {
      await db
        .updateTable('lend_recordings')
        .set({ tries: sql<number>`tries + 1`, next })
        .where('sid', '=', sid)
        .execute();
    },
    dueRecordings: async (now) => {
      const query = db.selectFrom('lend_recordings').select(['sid', 'tries']).where('next', '<=', now);
      return query.orderBy('next').limit(mostDue).execute();
    },
    stuckRecordings: async () => {
      const { count } = await db
        .selectFrom('lend_recordings')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('tries', '>', 0)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
