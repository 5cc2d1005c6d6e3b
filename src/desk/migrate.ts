import { Migrator, type Kysely, type Migration } from 'kysely';

/** Tables of the desk that are brought up to date together, and how each step is noted: `desk_migrations`. */
export interface Schema {
  readonly steps: Readonly<Record<string, Migration>>;
  readonly table: string;
}

function migratorOf<T>(db: Kysely<T>, { steps, table }: Schema): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...steps }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
}

/** The steps that have not been taken. */
export async function stepsLeft<T>(db: Kysely<T>, schema: Schema): Promise<readonly string[]> {
  const steps = await migratorOf(db, schema).getMigrations();
  return steps.flatMap(({ name, executedAt }) => (executedAt ? [] : [name]));
}

/**
 * Brings tables up to date. It is tried again where another instance has taken the same step at the same moment: SQLite locks nothing meanwhile.
 * Tables that are up to date are only read: nobody who writes waits for that. Rejects with what the database says.
 */
export async function migrate<T>(db: Kysely<T>, schema: Schema, triesLeft = 3): Promise<void> {
  if ((await stepsLeft(db, schema)).length === 0) return;
  const { error } = await migratorOf(db, schema).migrateToLatest();
  if (error === undefined) return;
  if (triesLeft > 1) {
    await migrate(db, schema, triesLeft - 1);
    return;
  }
  throw error instanceof Error
    ? error
    : new Error(`the tables of ${schema.table} could not be brought up to date`, { cause: error });
}
