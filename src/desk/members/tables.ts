import { sql, type Kysely, type Transaction } from 'kysely';
import { withoutHidden } from '../hidden.ts';
import type { Role, Standing } from '../roles.ts';

/** What is kept of members. */
export interface Tables {
  desk_members: {
    id: string;
    name: string | null;
    name_key: string | null;
    role: Role;
    languages: string;
  };
  desk_invitations: {
    id: string;
    secret: string;
    role: Role;
    languages: string;
    by: string | null;
    until: number | string;
    replaces: string | null;
  };
  desk_passkeys: {
    id: string;
    member: string;
    public_key: string;
    counter: number | string;
  };
  desk_passphrases: { member: string; kept: string };
  desk_sessions: {
    secret: string;
    id: string;
    member: string;
    made: number | string;
    until: number | string;
  };
  desk_challenges: { challenge: string; until: number | string };
  desk_tries: { key: string; count: number; until: number | string };
  desk_member_key: { id: number; key: string };
}

export type Database = Kysely<Tables>;

/** A list of short words, as it is kept in one column. */
export function toColumn(words: readonly string[]): string {
  return words.join(',');
}

/** The list of a column of `toColumn`. */
export function fromColumn(column: string): readonly string[] {
  return column === '' ? [] : column.split(',');
}

/** The role and languages of a row. */
export function standingOf({
  role,
  languages,
}: {
  readonly role: Role;
  readonly languages: string;
}): Standing {
  return { role, languages: fromColumn(languages) };
}

/** How names are compared: two that look alike to most people are the same. */
export function nameKey(name: string): string {
  return withoutHidden(name.normalize('NFKC')).trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Does something to members while nobody else, on any instance, does: PostgreSQL waits for the row, SQLite for the file. */
export async function inTurn<T>(db: Database, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('desk_member_key')
      .set({ id: sql<number>`id` })
      .execute();
    return work(trx);
  });
}
