import type { Selectable } from 'kysely';
import { drawId } from '../desk/members/secrets.ts';
import { countUntil } from '../desk/count-until.ts';
import type { SafeTime } from '../guide/call-back.ts';
import type { KeptCallBack, PeopleStore } from './store.ts';
import { inTurn, type PeopleDatabase, type Tables } from './tables.ts';

type Kept = Pick<PeopleStore, 'leave' | 'callBacks' | 'takeCallBack' | 'giveBack' | 'endCallBack'>;

const hour = 3_600_000;
/** Numbers that can be left in an hour, over all instances. */
const mostInHour = 30;
/** Milliseconds for which a number is kept at most, and for which somebody has one to themselves. */
const keptFor = 7 * 24 * hour;
const takenFor = 24 * hour;

/** Numbers that wait to be called back. */
export function keepCallBacks(db: PeopleDatabase): Kept {
  return {
    leave: ({ marks, seals, language, topic, safe, mayLeaveMessage }, now) =>
      inTurn(db, async (trx) => {
        const open = await trx
          .selectFrom('call_backs')
          .select('id')
          .where('mark', 'in', marks)
          .where('until', '>', now)
          .executeTakeFirst();
        if (open) return 'already';
        if ((await countUntil(trx, 'people_limits', { key: 'left', until: now + hour }, now)) > mostInHour)
          return 'enough';
        // One that is over, and that nobody has swept away yet.
        await trx.deleteFrom('call_backs').where('mark', 'in', marks).execute();
        const id = drawId();
        const mark = marks.at(-1) ?? '';
        await trx
          .insertInto('call_backs')
          .values({
            ...{ id, mark, language, topic: topic ?? null, safe },
            may_leave_message: Number(mayLeaveMessage),
            // On the hour: nobody can tell the call by it.
            left: Math.floor(now / hour) * hour,
            until: Math.floor(now / hour) * hour + keptFor,
            ...{ tries: 0, taken_by: null, taken_until: null },
          })
          .execute();
        await trx
          .insertInto('call_back_seals')
          .values(seals.map((seal) => ({ call_back: id, ...seal })))
          .execute();
        return 'kept';
      }),
    callBacks: async (member, languages, now) => {
      if (languages.length === 0) return [];
      const rows = await db
        .selectFrom('call_backs')
        .leftJoin('call_back_seals', (join) =>
          join.onRef('call_back', '=', 'call_backs.id').on('member', '=', member),
        )
        .selectAll('call_backs')
        .select('sealed')
        .where('language', 'in', languages)
        .where('until', '>', now)
        .orderBy('left')
        .orderBy('id')
        .execute();
      return rows.map((row) => toCallBack(row, now));
    },
    takeCallBack: async (member, id, now) => {
      const { numUpdatedRows } = await db
        .updateTable('call_backs')
        .set({ taken_by: member, taken_until: now + takenFor })
        .where('id', '=', id)
        .where('until', '>', now)
        .where((or) =>
          or.or([or('taken_by', 'is', null), or('taken_by', '=', member), or('taken_until', '<=', now)]),
        )
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    giveBack: async (member, id, tries) => {
      const { numUpdatedRows } = await db
        .updateTable('call_backs')
        .set((row) => ({ taken_by: null, taken_until: null, tries: row('tries', '+', tries) }))
        .where('id', '=', id)
        .where('taken_by', '=', member)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    endCallBack: (member, id) =>
      inTurn(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('call_backs')
          .where('id', '=', id)
          .where('taken_by', '=', member)
          .executeTakeFirstOrThrow();
        if (numDeletedRows === 0n) return false;
        await trx.deleteFrom('call_back_seals').where('call_back', '=', id).execute();
        return true;
      }),
  };
}

function toCallBack(
  row: Selectable<Tables['call_backs']> & { readonly sealed: string | null },
  now: number,
): KeptCallBack {
  const isTaken = row.taken_by !== null && Number(row.taken_until) > now;
  const callBack = {
    id: row.id,
    language: row.language,
    topic: row.topic ?? undefined,
    safe: row.safe as SafeTime,
    mayLeaveMessage: row.may_leave_message === 1,
    left: Number(row.left),
    until: Number(row.until),
    tries: row.tries,
    takenBy: isTaken ? (row.taken_by ?? undefined) : undefined,
    sealed: row.sealed ?? undefined,
  };
  return { mark: row.mark, callBack };
}
