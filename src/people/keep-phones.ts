import { changing, inTurn, type PeopleDatabase } from './tables.ts';
import type { PeopleStore } from './store.ts';

type Kept = Pick<PeopleStore, 'keepPhone' | 'keepCode' | 'tryCode' | 'reseal' | 'removePhone'>;

/** Members' own phones. */
export function keepPhones(db: PeopleDatabase): Kept {
  return {
    keepPhone: (member, { mark, sealed, lastTwo }) =>
      changing(db, async (trx) => {
        const row = {
          ...{ mark, sealed, last_two: lastTwo, is_verified: 0 },
          ...{ code: null, tries: 0, code_until: null },
        };
        await trx
          .insertInto('people_phones')
          .values({ member, ...row })
          .onConflict((conflict) => conflict.column('member').doUpdateSet(row))
          .execute();
      }),
    keepCode: async (member, code, until) => {
      const set = { code, tries: 0, code_until: until };
      await db.updateTable('people_phones').set(set).where('member', '=', member).execute();
    },
    tryCode: async (member, code, most, now) => {
      const tried = await inTurn(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('people_phones')
          .set((row) => ({ tries: row('tries', '+', 1) }))
          .where('member', '=', member)
          .where('code', 'is not', null)
          .where('code_until', '>', now)
          .where('tries', '<', most)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return 'none';
        const query = trx.selectFrom('people_phones').select('code').where('member', '=', member);
        return (await query.executeTakeFirst())?.code === code ? 'right' : 'wrong';
      });
      if (tried !== 'right') return tried;
      return changing(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('people_phones')
          .set({ is_verified: 1, code: null, tries: 0, code_until: null })
          .where('member', '=', member)
          // Another phone may have been kept meanwhile.
          .where('code', '=', code)
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n ? 'right' : 'none';
      });
    },
    reseal: async ({ mark, sealed: before }, sealed) => {
      await db
        .updateTable('people_phones')
        .set({ sealed })
        .where('mark', '=', mark)
        .where('sealed', '=', before)
        .execute();
    },
    removePhone: (member) =>
      changing(db, async (trx) => {
        await trx.deleteFrom('people_phones').where('member', '=', member).execute();
      }),
  };
}
