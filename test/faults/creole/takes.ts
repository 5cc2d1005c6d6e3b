import pg from 'pg';
import { language } from './stage.ts';

/** The lines of which the database has takes, by whom they are of, as often as it has them. */
export async function readTakes(databaseUrl: string): Promise<(name: string) => readonly string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string; line: string }>(
    `select name, line from desk_changes join desk_members on desk_members.id = desk_changes.who
      where language = $1 and body like '%"kind":"recording"%'`,
    [language],
  );
  await client.end();
  return (name) => rows.filter((row) => row.name === name).map(({ line }) => line);
}

/** Of lines that a speaker was told are kept: how many the database has no take of, and how many takes it has too many. */
export function compareTakes(
  told: readonly string[],
  there: readonly string[],
): { readonly lost: number; readonly doubled: number } {
  const has = new Set(there);
  return { lost: told.filter((line) => !has.has(line)).length, doubled: there.length - has.size };
}
