import { createFiles, reachPostgres, startPostgres } from './databases.ts';

const { POSTGRES_FOR_TESTS: postgres } = process.env;

/** The databases that this run takes: SQLite, or where one was started for it (`npm run test:postgres`) PostgreSQL. */
export const engines =
  postgres === undefined
    ? [{ name: 'SQLite', open: () => Promise.resolve(createFiles()) }]
    : [{ name: 'PostgreSQL', open: () => reachPostgres(postgres) }];

/** Those of them that can be away while the line runs: each a server of its own. */
export const servers = postgres === undefined ? [] : [{ name: 'PostgreSQL', open: startPostgres }];
