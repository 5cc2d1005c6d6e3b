import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handedSocket } from '../../src/http/handed-socket.ts';
import { handOver, holdSocket, type HeldSocket } from '../held-socket.ts';

const root = path.join(import.meta.dirname, '../..');

describe('a socket that is handed over', () => {
  it('is the third, where this process is the one it is meant for', () => {
    expect(handedSocket({ LISTEN_PID: '7', LISTEN_FDS: '1' }, 7)).toBe(3);
    expect(handedSocket({ LISTEN_PID: '7', LISTEN_FDS: '1' }, 8)).toBeUndefined();
    expect(handedSocket({ LISTEN_PID: '7' }, 7)).toBeUndefined();
    expect(handedSocket({}, 7)).toBeUndefined();
  });

  it('must be one', () => {
    expect(() => handedSocket({ LISTEN_PID: '7', LISTEN_FDS: '2' }, 7)).toThrow(/2 sockets .* ListenStream=/);
  });

  it('is answered on by one line after the other, and who asks between two is answered by the next', async () => {
    const held = holdSocket();
    onTestFinished(held.close);
    const ask = (): Promise<number> =>
      fetch(`http://127.0.0.1:${held.port}/readyz`).then(({ status }) => status);
    const first = start(held);
    // Nobody listens on a held socket until the first does, and it does from then on.
    await expect.poll(() => ask().catch(() => 0), { timeout: 30_000 }).toBe(200);
    first.kill('SIGTERM');
    await once(first, 'close');
    const between = ask();
    start(held);
    expect(await between).toBe(200);
  });
});

function start({ fd }: HeldSocket): ChildProcess {
  const [program, ...options] = handOver([
    process.execPath,
    '--import',
    'tsx',
    path.join(root, 'src/main.ts'),
  ]);
  const line = spawn(program, options, {
    cwd: path.join(root, 'test'),
    stdio: ['ignore', 'ignore', 'inherit', fd],
    env: {
      PATH: process.env.PATH,
      PUBLIC_URL: 'https://line.example',
      TWILIO_AUTH_TOKEN: 'a-token-for-tests',
      GUIDANCE: 'faq',
      REVIEWED_ONLY: 'off',
      DATABASE_URL: 'off',
      LOG_LEVEL: 'silent',
    },
  });
  onTestFinished(() => void line.kill('SIGKILL'));
  return line;
}
