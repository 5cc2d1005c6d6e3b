import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInstance, type Instance, type InstanceOptions } from '../built-line.ts';

const root = path.join(import.meta.dirname, '../..');

/** What a command has said, and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Where one attack is played; all that it opens is closed with it. */
export interface Stage {
  /** Starts an instance of the built line. */
  readonly line: (
    environment?: Readonly<Record<string, string>>,
    options?: InstanceOptions,
  ) => Promise<Instance>;
  readonly folder: () => string;
  /** Runs a subcommand of the built line, of this project unless another is named. */
  readonly command: (
    name: string,
    args: readonly string[],
    options?: { readonly environment?: Readonly<Record<string, string>>; readonly project?: string },
  ) => Promise<Ended>;
  /** Has something done when the attack is over. */
  readonly onEnd: (act: () => Promise<unknown>) => void;
  readonly progress: (what: string) => void;
}

/** Opens a stage; `close` ends every process and deletes every folder of it, whatever they are doing. */
export function openStage(progress: (what: string) => void): Stage & { readonly close: () => Promise<void> } {
  const ends: (() => Promise<unknown>)[] = [];
  let isClosed = false;
  const onEnd = (act: () => Promise<unknown>): void => {
    ends.push(act);
  };
  /** An attack that is given up goes on for a moment: it must open nothing that nobody closes. */
  const mustBeOpen = (): void => {
    if (isClosed) throw new Error('the attack is over');
  };
  return {
    progress,
    onEnd,
    line: async (environment = {}, options = {}) => {
      const instance = await createInstance(environment, options);
      mustBeOpen();
      onEnd(instance.kill);
      await instance.start();
      return instance;
    },
    folder: () => {
      mustBeOpen();
      const folder = mkdtempSync(path.join(tmpdir(), 'attack-'));
      onEnd(() => {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      });
      return folder;
    },
    command: (name, args, { environment = {}, project = root } = {}) => {
      mustBeOpen();
      const child = spawn(process.execPath, [path.join(project, 'dist/cli/line.js'), name, ...args], {
        cwd: path.join(root, 'test'),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      });
      onEnd(() => {
        child.kill('SIGKILL');
        return Promise.resolve();
      });
      return ended(child);
    },
    close: async () => {
      isClosed = true;
      // What was opened last may still use what was opened before it.
      for (const end of ends.splice(0).toReversed()) await end().catch(() => undefined);
    },
  };
}

function ended(child: ChildProcess): Promise<Ended> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (said += data.toString()));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, said });
    });
  });
}

/** Waits until something is so, and gives whether it came to that within so many seconds. */
export async function waitUntil(seconds: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await isSo()) return true;
    await sleep(50);
  }
  return isSo();
}
