import { createFiles, startPostgres } from '../usage/databases.ts';

/** The databases that the desk works with. */
export const engines = [
  { name: 'SQLite', open: () => Promise.resolve(createFiles()) },
  { name: 'PostgreSQL', open: startPostgres },
];
