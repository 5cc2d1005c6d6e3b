import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Runs a script of this folder as a process of its own; gives what it said or, where it was killed before it said anything, by what. */
export async function runUntil(script: string, ...args: readonly string[]): Promise<string> {
  const file = path.join(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return said === '' ? String(signal) : said;
}
