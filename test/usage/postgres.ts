import { startPostgres } from './databases.ts';

/** Starts a PostgreSQL for all tests of a run. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env.POSTGRES_FOR_TESTS = await server.fresh();
  return server.remove;
}
