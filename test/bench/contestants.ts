import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInstance } from '../built-line.ts';
import { findPort } from '../ports.ts';

/** A server to be measured, while it runs. */
export interface Contestant {
  readonly name: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The servers beside which the line is measured. */
export const baselines = [
  'node:http',
  'Express, nothing read',
  'Express, urlencoded',
  'Twilio app as in tutorials',
] as const;

/** The name that the line goes by. */
export const ours = 'the line';

/** Starts a baseline that sends a document. */
export async function startBaseline(name: string, file: string, authToken: string): Promise<Contestant> {
  const port = await findPort();
  const child = fork(path.join(import.meta.dirname, 'baselines.ts'), [name, String(port), file], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, TWILIO_AUTH_TOKEN: authToken, NODE_ENV: 'production' },
  });
  await once(child, 'message');
  return {
    name,
    port,
    stop: async () => {
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}

/** Starts the line as it is shipped: it logs each turn, and counts it. */
export async function startLine(databaseUrl: string): Promise<Contestant & { readonly pid: number }> {
  const environment = { LOG_LEVEL: 'info', DATABASE_URL: databaseUrl, NODE_ENV: 'production' };
  const instance = await createInstance(environment, { isQuiet: true });
  await instance.start();
  return {
    name: ours,
    port: instance.port,
    pid: instance.pid(),
    stop: async () => {
      await instance.stop();
    },
  };
}
