import { sql, type QueryExecutorProvider } from 'kysely';

/** Counts one more of a key in a table of such counts, and tells how many there were since the first of those that count now. */
export async function countUntil(
  db: QueryExecutorProvider,
  table: string,
  { key, until }: { readonly key: string; readonly until: number },
  now: number,
): Promise<number> {
  const kept = sql.table(table);
  const { rows } = await sql<{ count: number }>`
    insert into ${kept} (key, count, until) values (${key}, 1, ${until})
    on conflict (key) do update set
      count = case when ${kept}.until > ${now} then ${kept}.count + 1 else 1 end,
      until = case when ${kept}.until > ${now} then ${kept}.until else excluded.until end
    returning count`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`${table} counts nothing`);
  return row.count;
}
