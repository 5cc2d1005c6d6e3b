import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables as MemberTables } from '../desk/members/tables.ts';

/** What is kept of the people behind the line, and of members beside it. */
export interface Tables extends Pick<MemberTables, 'desk_members'> {
  people_head: { id: number; version: number; call_backs: number; also_english: number };
  people_shifts: {
    member: string;
    is_on: number;
    languages: string;
    hours: string;
    zone: string;
    paused_until: number | string | null;
  };
  people_phones: {
    member: string;
    mark: string;
    sealed: string;
    last_two: string;
    is_verified: number;
    code: string | null;
    tries: number;
    code_until: number | string | null;
  };
  people_keys: { member: string; public_key: string; sealed_secret: string; salt: string };
  people_rings: { ring: string; mark: string; until: number | string };
  people_limits: { key: string; count: number; until: number | string };
  people_counts: { month: string; language: string; day: number; hour: number; how: string; count: number };
  call_backs: {
    id: string;
    mark: string;
    language: string;
    topic: string | null;
    safe: string;
    may_leave_message: number;
    left: number | string;
    until: number | string;
    tries: number;
    taken_by: string | null;
    taken_until: number | string | null;
  };
  call_back_seals: { call_back: string; member: string; sealed: string };
}

/** The tables of the people behind the line, among others of the desk's database. */
export type PeopleDatabase = Kysely<Tables>;

/** The same, in a transaction. */
export type Work = Transaction<Tables>;

/** Does something while nobody else, on any instance, does: PostgreSQL waits for the row, SQLite for the file. */
export async function inTurn<T>(db: PeopleDatabase, work: (trx: Work) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('people_head')
      .set({ id: sql<number>`id` })
      .execute();
    return work(trx);
  });
}

/** Changes something that every instance has to know. */
export async function changing<T>(db: PeopleDatabase, work: (trx: Work) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('people_head')
      .set((row) => ({ version: row('version', '+', 1) }))
      .execute();
    return work(trx);
  });
}
