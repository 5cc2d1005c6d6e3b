import { sql, type Kysely } from 'kysely';
import type { TextsAllowed, TextsTaken } from './store.ts';

interface Tables {
  texts_sent: { minute: number; count: number };
}

/** A row that every instance writes first: so only one of them looks and counts at a time. */
const turnstile = 0;

/**
 * Counts one more text in this minute, over all instances, unless the last hour or the last day is full. `now` is in milliseconds since
 * 1970. Minutes and counts are all that is kept, for a day.
 */
export async function takeText<T extends Tables>(
  database: Kysely<T>,
  now: number,
  { anHour, aDay }: TextsAllowed,
): Promise<TextsTaken> {
  const db = database as unknown as Kysely<Tables>;
  const minute = Math.floor(now / 60_000);
  return db.transaction().execute(async (trx) => {
    const addAt = async (at: number): Promise<void> => {
      await trx
        .insertInto('texts_sent')
        .values({ minute: at, count: 1 })
        .onConflict((conflict) =>
          conflict.column('minute').doUpdateSet((row) => ({ count: row('texts_sent.count', '+', 1) })),
        )
        .execute();
    };
    await addAt(turnstile);
    await trx
      .deleteFrom('texts_sent')
      .where('minute', '<>', turnstile)
      .where('minute', '<=', minute - 24 * 60)
      .execute();
    const { hour, day } = await trx
      .selectFrom('texts_sent')
      .select([
        sql<number | string | null>`sum(case when minute > ${minute - 60} then count else 0 end)`.as('hour'),
        sql<number | string | null>`sum(count)`.as('day'),
      ])
      .where('minute', '<>', turnstile)
      .executeTakeFirstOrThrow();
    const [inHour, inDay] = [Number(hour ?? 0), Number(day ?? 0)];
    const isFree = inHour < anHour && inDay < aDay;
    if (isFree) await addAt(minute);
    const one = isFree ? 1 : 0;
    return { isFree, hour: inHour + one, day: inDay + one };
  });
}
