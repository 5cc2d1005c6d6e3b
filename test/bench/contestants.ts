import { fork } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linesNeeded } from '../../src/guide/lines.ts';
import { createInstance } from '../built-line.ts';
import { inviteWorkers, newDay, workOnLines } from '../faults/desk-day-members.ts';
import { guide } from '../guides.ts';
import { findPort } from '../ports.ts';

/** A server to be measured, while it runs. */
export interface Contestant {
  readonly name: string;
  readonly port: number;
  /** The line's process. */
  readonly pid?: number;
  /** Has something go on there besides, until the signal; resolves once it is well under way, with the promise of its end. */
  readonly work?: (over: AbortSignal) => Promise<() => Promise<unknown>>;
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

/** The name of the line with members at work on its desk. */
export const withMembers = 'the line, ten at its desk';

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
export async function startLine(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Contestant & { readonly pid: number }> {
  const environment = { LOG_LEVEL: 'info', DATABASE_URL: databaseUrl, NODE_ENV: 'production', ...settings };
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

/** Milliseconds for which a member reads a line before they do something about it. */
const reading = 10_000;

/** Milliseconds between two questions of a load balancer for a line's health. */
const probing = 500;

/**
 * Starts the line without a desk, and leaves it alone for as long as members work elsewhere before they are measured: a process that has rested is
 * slower for a while. It is asked for its health, as every line behind a load balancer is.
 */
export async function startLineAtRest(databaseUrl: string): Promise<Contestant> {
  const line = await startLine(databaseUrl);
  return {
    ...line,
    work: async (over) => {
      const probed = probe(line, over);
      // Whoever waits for the end of the work is told.
      probed.catch(() => undefined);
      await pause(2 * reading, over);
      return () => probed;
    },
  };
}

/** Starts the line with its desk, where ten members read a line, do something about it, and go on to the next. */
export async function startLineWithMembers(databaseUrl: string): Promise<Contestant> {
  const line = await startLine(databaseUrl, { DESK: 'on' });
  const environment = { DESK: 'on', DATABASE_URL: databaseUrl };
  const workers = await inviteWorkers(line, environment, ['ht', 'es', 'fr']);
  const lines = linesNeeded(guide, 'es', ['es']).map(({ line: key }) => key);
  return {
    ...line,
    name: withMembers,
    work: async (over) => {
      setMaxListeners(0, over);
      const probed = probe(line, over);
      // Whoever waits for the end of the work is told.
      probed.catch(() => undefined);
      const working = workers.map(async (worker, index) => {
        // They did not all begin at the same moment.
        await pause((index * reading) / workers.length, over);
        await workOnLines(newDay(), () => line, worker, {
          lines,
          seed: index + 1,
          isEnough: () => over.aborted,
          pause: () => pause(reading, over),
        });
      });
      await pause(2 * reading, over);
      return () => Promise.all([probed, ...working]);
    },
  };
}

/** Asks a line for its health until the signal. Rejects where it is not well. */
async function probe({ port }: Contestant, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`the line says that it is not ready: ${response.status}`);
    await pause(probing, over);
  }
}

/** Resolves after so many milliseconds, or at once when all is over. */
async function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: over }).catch(() => undefined);
}
