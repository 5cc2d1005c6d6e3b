import { memberSchema } from '../desk/members/database.ts';
import { migrate, type Schema } from '../desk/migrate.ts';
import { keepCallBacks } from './keep-call-backs.ts';
import { keepLimits } from './keep-limits.ts';
import { dropFormer, dropUnreadable, keepPeople, readBehind } from './keep-people.ts';
import { keepPhones } from './keep-phones.ts';
import { migrations } from './migrations.ts';
import type { PeopleStore } from './store.ts';
import { inTurn, type PeopleDatabase } from './tables.ts';

/** Their tables, step by step. */
export const peopleSchema: Schema = { steps: migrations, table: 'people_migrations' };

/** Months for which counts are kept, this one among them. */
export const keptMonths = 3;

/**
 * The people behind the line on a connection to the desk's database that is open already, with the tables brought up to date. `zone` is by whose
 * clock hours go that nobody has said.
 */
export async function peopleOn(db: PeopleDatabase, zone: string): Promise<PeopleStore> {
  // Whoever is behind the line is a member.
  await migrate(db, memberSchema);
  await migrate(db, peopleSchema);
  const head = db.selectFrom('people_head').select('id');
  // Whoever only reads takes no lock.
  if (!(await head.executeTakeFirst())) {
    await db
      .insertInto('people_head')
      .values({ id: 1, version: 1, call_backs: 0, also_english: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return {
    ...keepPeople(db, zone),
    ...keepPhones(db),
    ...keepCallBacks(db),
    ...keepLimits(db),
    settle: () => settle(db, zone),
    tidy: (now) => tidy(db, zone, now),
  };
}

async function settle(db: PeopleDatabase, zone: string): Promise<void> {
  await inTurn(db, async (trx) => {
    await dropFormer(trx);
    await dropUnreadable(trx, await readBehind(trx, zone));
    // What nobody can read any more helps nobody.
    const readable = trx.selectFrom('call_back_seals').select('call_back');
    await trx.deleteFrom('call_backs').where('id', 'not in', readable).execute();
    await trx
      .updateTable('people_head')
      .set((row) => ({ version: row('version', '+', 1) }))
      .execute();
  });
}

async function tidy(db: PeopleDatabase, zone: string, now: number): Promise<void> {
  const month = new Date(now);
  month.setUTCDate(1);
  // One more than is shown: by the clock of the line it may be the month before still.
  month.setUTCMonth(month.getUTCMonth() - keptMonths);
  await inTurn(db, async (trx) => {
    for (const table of ['people_rings', 'people_limits', 'call_backs'] as const) {
      await trx.deleteFrom(table).where('until', '<=', now).execute();
    }
    const there = trx.selectFrom('call_backs').select('id');
    await trx.deleteFrom('call_back_seals').where('call_back', 'not in', there).execute();
    await trx.deleteFrom('people_counts').where('month', '<', month.toISOString().slice(0, 7)).execute();
    const noCode = { code: null, tries: 0, code_until: null };
    await trx.updateTable('people_phones').set(noCode).where('code_until', '<=', now).execute();
  });
  await settle(db, zone);
}
