import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

it.each([
  ['SIGTERM', 'npm start'],
  ['SIGINT', 'npm start'],
  ['SIGTERM', 'npx line start'],
] as const)('ends with %s the line that "%s" has started', async (signal, command) => {
  const [program = '', ...words] = command.split(' ');
  const child = spawn(program, words, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATABASE_URL: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  let output = '';
  const started = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const [, voiceUrl] = /--url (\S+)/.exec(output) ?? [];
      if (voiceUrl !== undefined && output.includes('Ctrl-C')) resolve(voiceUrl);
    });
    child.once('close', () => {
      reject(new Error(`it ended before it had started: ${output}`));
    });
  });
  const { origin } = new URL(await started);
  // Closed by the last of the processes that hold it.
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
  expect(output).toContain('stopping');
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
});
