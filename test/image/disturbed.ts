import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { handOver, holdSocket } from '../held-socket.ts';
import { baseName } from './base.ts';
import { fetchCaddy, versionOf } from './caddy.ts';
import {
  careful,
  imageName,
  isReady,
  networkName,
  remove,
  startLine,
  stopLine,
  whenReady,
  withSettings,
} from './containers.ts';
import { must, run } from './program.ts';
import { expect, type Report } from './report.ts';
import { askSteadily, askTurn, callInRealTime } from './turns.ts';

const root = path.join(import.meta.dirname, '../..');
const ends = 10;

async function whenAnswered(origin: string): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    if ((await askTurn(origin)) === undefined) return;
    await sleep(100);
  }
  throw new Error(`${origin} does not answer after 20 s`);
}

/** Two instances behind Caddy, as compose.yaml has them, which go and come back one after the other. */
export async function disturbTwo(report: Report, folder: string): Promise<void> {
  const names = ['line-a', 'line-b'] as const;
  await report.look(`two instances behind Caddy lose no turn when one goes, ${ends} times`, async () => {
    const caddy = await fetchCaddy(path.dirname(folder));
    for (const name of names) await startLine(name, ['--env=DATABASE_URL=off']);
    await must([
      ...['podman', 'run', '--detach', '--name', 'caddy', '--network', networkName],
      ...['--env=LINE_HOST=http://', '--env=XDG_DATA_HOME=/tmp', '--env=XDG_CONFIG_HOME=/tmp'],
      ...[
        `--volume=${caddy}:/usr/bin/caddy:ro`,
        `--volume=${root}/docs/compose/Caddyfile:/etc/caddy/Caddyfile:ro`,
      ],
      ...[baseName, 'caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
    ]);
    const address = await must([
      'podman',
      'inspect',
      '--format',
      '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}',
      'caddy',
    ]);
    const origin = `http://${address}`;
    await whenAnswered(origin);
    const disturbing = async (): Promise<void> => {
      for (let end = 0; end < ends; end += 1) {
        const victim = names[end % 2] ?? names[0];
        if (end % 4 < 2) await must(['podman', 'kill', victim]);
        else await stopLine(victim);
        await sleep(3000);
        await must(['podman', 'start', victim]);
        await whenReady(victim);
        await sleep(2000);
      }
    };
    const { asked, lost, slowest } = await askSteadily(origin, 20, disturbing());
    const { said: log } = await run(['podman', 'logs', 'caddy']);
    await remove('caddy', ...names);
    expect(
      lost.length === 0,
      `${lost.length} of ${asked} turns lost: ${[...new Set(lost)].slice(0, 3).join('; ')}`,
    );
    expect(!log.includes('/voice'), 'Caddy has logged an address that was asked');
    return `${asked} turns at 20 a second, ${ends} ends (kill and stop by turns), 0 lost, the slowest ${slowest.toFixed(2)} s; Caddy ${await versionOf(caddy)}`;
  });
}

/** One container on a socket that is held for it, as systemd and podman do, behind the Caddy of the recipe for one server. */
export async function restartOne(report: Report, folder: string): Promise<void> {
  const callers = 60;
  await report.look('a restart of the only instance loses no call, in real time', async () => {
    const held = holdSocket(3000);
    const start = (): ChildProcess => {
      const [program, ...options] = handOver([
        ...['podman', 'run', '--rm', '--name', 'line-held', '--network', 'none', ...careful],
        ...withSettings({ DATABASE_URL: 'off' }),
        imageName,
      ]);
      return spawn(program, options, { stdio: ['ignore', 'ignore', 'ignore', held.fd] });
    };
    const end = async (line: ChildProcess): Promise<void> => {
      const ended = once(line, 'close');
      await must(['podman', 'stop', '--time', '15', 'line-held']);
      await ended;
    };
    const caddy = spawn(
      'caddy',
      ['run', '--config', path.join(root, 'docs/recipes/server/Caddyfile'), '--adapter', 'caddyfile'],
      {
        env: { ...process.env, LINE_HOST: 'http://', XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        stdio: 'ignore',
      },
    );
    let line = start();
    try {
      await whenAnswered('http://127.0.0.1');
      const away: number[] = [];
      const restarting = async (): Promise<void> => {
        for (let turn = 0; turn < ends; turn += 1) {
          await sleep(6000);
          const began = Date.now();
          await end(line);
          line = start();
          while (!(await isReady('http://127.0.0.1:3000'))) await sleep(20);
          away.push((Date.now() - began) / 1000);
        }
      };
      const restarts = restarting();
      const [calls, steady] = await Promise.all([
        callInRealTime('http://127.0.0.1', callers, restarts),
        askSteadily('http://127.0.0.1', 20, restarts),
      ]);
      const { failures } = calls;
      expect(
        failures.length === 0,
        `${failures.length} calls failed: ${[...new Set(failures)].slice(0, 3).join('; ')}`,
      );
      expect(
        steady.lost.length === 0,
        `${steady.lost.length} of ${steady.asked} turns lost: ${steady.lost[0] ?? ''}`,
      );
      const longest = Math.max(...away).toFixed(1);
      return `${calls.begun} calls, ${callers} at once, with ${calls.turns} turns, and ${steady.asked} turns at 20 a second; ${ends} restarts, each ${longest} s at most; 0 lost; the slowest turn ${steady.slowest.toFixed(2)} s; Caddy ${await versionOf('caddy')}`;
    } finally {
      caddy.kill('SIGKILL');
      await remove('line-held');
      line.kill('SIGKILL');
      held.close();
    }
  });
}
