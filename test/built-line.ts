import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { findPort } from './ports.ts';

const root = path.join(import.meta.dirname, '..');

/** The origin and the token that instances are started with. */
export const publicUrl = 'https://line.example';
export const authToken = 'a-token-for-tests';

/** The settings that instances have unless others are given. */
export const usualSettings = {
  PUBLIC_URL: publicUrl,
  TWILIO_AUTH_TOKEN: authToken,
  GUIDANCE: 'faq',
  REVIEWED_ONLY: 'off',
  DATABASE_URL: 'off',
  LOG_LEVEL: 'warn',
} as const;

/** One instance of the built line, in a process of its own. */
export interface Instance {
  readonly port: number;
  /** Starts it, and resolves when it is ready. */
  readonly start: () => Promise<void>;
  /** Sends its process a signal. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends it as a failure would. */
  readonly kill: () => Promise<void>;
  /** Ends it as its operator would, and gives its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Its process. Throws where it does not run. */
  readonly pid: () => number;
  /** What it has written of itself since it was made. */
  readonly log: () => string;
}

/** How an instance is run. */
export interface InstanceOptions {
  /** Nobody reads what it writes. */
  readonly isUnread?: boolean;
  /** What it writes goes nowhere, as where nobody measures it. */
  readonly isQuiet?: boolean;
  /** The folder of the built project; this one unless set. */
  readonly project?: string;
  /** A file that it writes to, in place of telling it. */
  readonly output?: string;
}

/** An instance on a free port, not started yet. Rejects where it ends, or is not ready within 20 s. */
export async function createInstance(
  environment: Readonly<Record<string, string>> = {},
  { isQuiet = false, isUnread = false, project = root, output: file }: InstanceOptions = {},
): Promise<Instance> {
  const port = await findPort();
  let child: ChildProcess | undefined;
  let output = '';
  const written = file === undefined ? 'pipe' : openSync(file, 'w');
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    if (child?.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'close');
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  };
  return {
    port,
    log: () => output,
    signal: (name) => child?.kill(name),
    pid: () => {
      if (child?.pid === undefined) throw new Error('the instance does not run');
      return child.pid;
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    start: async () => {
      child = spawn(process.execPath, [path.join(project, 'dist/main.js')], {
        // Not where somebody's own .env may be.
        cwd: path.join(root, 'test'),
        stdio: isQuiet ? 'ignore' : ['ignore', written, written],
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          ...usualSettings,
          ...environment,
        },
      });
      for (const stream of [child.stdout, child.stderr]) {
        if (!isUnread) stream?.on('data', (data: Buffer) => (output += data.toString()));
      }
      const started = child;
      await waitUntilReady(
        port,
        () => output,
        () => started.exitCode !== null,
      );
    },
  };
}

async function waitUntilReady(port: number, said: () => string, hasEnded: () => boolean): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    if (hasEnded()) throw new Error(`the instance on port ${port} has ended: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the instance on port ${port} is not ready after 20 s: ${said()}`);
}
