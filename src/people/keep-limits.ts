import { countUntil } from '../desk/count-until.ts';
import type { CountedHow, PeopleStore } from './store.ts';
import { inTurn, type PeopleDatabase } from './tables.ts';

type Kept = Pick<PeopleStore, 'take' | 'count' | 'addCounts' | 'counts'>;

/** Who has a ring, how often something was tried, and what has become of callers. */
export function keepLimits(db: PeopleDatabase): Kept {
  return {
    take: async (ring, mark, until) => {
      const { numInsertedOrUpdatedRows: taken } = await db
        .insertInto('people_rings')
        .values({ ring, mark, until })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if ((taken ?? 0n) > 0n) return true;
      const query = db.selectFrom('people_rings').select('mark').where('ring', '=', ring);
      return (await query.executeTakeFirst())?.mark === mark;
    },
    count: (key, until, now) => countUntil(db, 'people_limits', { key, until }, now),
    addCounts: (counts) =>
      inTurn(db, async (trx) => {
        for (const one of counts) {
          await trx
            .insertInto('people_counts')
            .values({ ...one })
            .onConflict((conflict) =>
              conflict
                .columns(['month', 'language', 'day', 'hour', 'how'])
                .doUpdateSet((row) => ({ count: row('people_counts.count', '+', one.count) })),
            )
            .execute();
        }
      }),
    counts: async (from) => {
      const rows = await db.selectFrom('people_counts').selectAll().where('month', '>=', from).execute();
      return rows.map((row) => ({ ...row, how: row.how as CountedHow }));
    },
  };
}
