import { sql } from 'kysely';
import { countUntil } from '../count-until.ts';
import { toMember } from './keep-members.ts';
import { drawId, drawSecret, hashOf } from './secrets.ts';
import type { MemberStore } from './store.ts';
import type { Database } from './tables.ts';

/** Sessions, and tries to get one. */
export function keepSessions(
  db: Database,
): Pick<
  MemberStore,
  'openSession' | 'session' | 'sessions' | 'endSessions' | 'countTry' | 'forgiveTry' | 'tries' | 'tidy'
> {
  return {
    openSession: async (member, until, now) => {
      const secret = drawSecret();
      const id = drawId();
      // A member that is removed at this moment is found gone by whoever reads the session.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('desk_sessions')
        .columns(['secret', 'id', 'member', 'made', 'until'])
        .expression(
          db
            .selectFrom('desk_members')
            .where('desk_members.id', '=', member)
            .where('name', 'is not', null)
            .select([
              sql.val(hashOf(secret)).as('secret'),
              sql.val(id).as('id'),
              'desk_members.id as member',
              sql<number>`cast(${now} as bigint)`.as('made'),
              sql<number>`cast(${until} as bigint)`.as('until'),
            ]),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows ? { id, made: now, until, secret } : undefined;
    },
    session: async (secret, now) => {
      const row = await db
        .selectFrom('desk_sessions')
        .innerJoin('desk_members', 'desk_members.id', 'desk_sessions.member')
        .selectAll('desk_members')
        .select(['desk_sessions.id as session', 'made', 'until'])
        .where('secret', '=', hashOf(secret))
        .where('until', '>', now)
        .where('name', 'is not', null)
        .executeTakeFirst();
      return (
        row && {
          session: { id: row.session, made: Number(row.made), until: Number(row.until) },
          member: toMember(row),
        }
      );
    },
    sessions: async (member, now) =>
      (
        await db
          .selectFrom('desk_sessions')
          .select(['id', 'made', 'until'])
          .where('member', '=', member)
          .where('until', '>', now)
          .orderBy('made', 'desc')
          .orderBy('id')
          .execute()
      ).map(({ id, made, until }) => ({ id, made: Number(made), until: Number(until) })),
    endSessions: async (member, id) => {
      await db
        .deleteFrom('desk_sessions')
        .where('member', '=', member)
        .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
        .execute();
    },
    countTry: (tried, now) => countUntil(db, 'desk_tries', tried, now),
    forgiveTry: async (key) => {
      await db
        .updateTable('desk_tries')
        .set({ count: sql<number>`count - 1` })
        .where('key', '=', key)
        .where('count', '>', 0)
        .execute();
    },
    tries: async (key, now) => {
      const row = await db
        .selectFrom('desk_tries')
        .select('count')
        .where('key', '=', key)
        .where('until', '>', now)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    tidy: async (now) => {
      for (const table of ['desk_tries', 'desk_challenges', 'desk_invitations', 'desk_sessions'] as const) {
        await db.deleteFrom(table).where('until', '<=', now).execute();
      }
    },
  };
}
