import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import { heardTexts, type CallRecord } from '../../src/phone/record.ts';
import { findPort, startNginx } from './nginx.ts';

const root = path.join(import.meta.dirname, '../..');
const publicUrl = 'https://line.example';
const authToken = 'a-token-for-tests';

interface Instance {
  readonly port: number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** One instance of the built line, which can be killed and started again. */
function createInstance(port: number): Instance {
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  onTestFinished(kill);
  return {
    port,
    kill,
    start: async () => {
      child = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
        cwd: path.join(root, 'test'),
        stdio: 'ignore',
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          PUBLIC_URL: publicUrl,
          TWILIO_AUTH_TOKEN: authToken,
          REVIEWED_ONLY: 'off',
        },
      });
      await expect
        .poll(
          () =>
            fetch(`http://127.0.0.1:${port}/readyz`).then(
              ({ status }) => status,
              () => 0,
            ),
          {
            timeout: 20_000,
          },
        )
        .toBe(200);
    },
  };
}

interface WholeCall {
  readonly title: string;
  readonly number: string;
  readonly keys: string;
}

const calls = readdirSync(path.join(root, 'test/calls')).map(
  (name) => JSON.parse(readFileSync(path.join(root, 'test/calls', name), 'utf8')) as WholeCall,
);

function play(port: number, { number, keys }: WholeCall): Promise<CallRecord> {
  const clock = createInstantClock();
  return placeCall({
    line: { voiceUrl: `http://127.0.0.1:${port}/voice${number}#rc=2&rp=ct,rt,5xx&rt=4000` },
    authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(keys)),
  });
}

it('calls that hop between two instances, one of which is killed and started again all the time, hear what they hear on one', async () => {
  const [one, other] = [createInstance(await findPort()), createInstance(await findPort())];
  await Promise.all([one.start(), other.start()]);
  const proxy = await startNginx([one.port, other.port]);
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${proxy}/healthz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200);

  const undisturbed = new Map<string, readonly string[]>();
  for (const call of calls) undisturbed.set(call.title, heardTexts(await play(one.port, call)));

  let isOver = false;
  let killed = 0;
  const disturb = async (): Promise<void> => {
    while (!isOver) {
      const victim = killed % 2 === 0 ? one : other;
      await victim.kill();
      killed += 1;
      await victim.start();
    }
  };
  const disturbing = disturb();
  let played = 0;
  while (killed < 8) {
    for (const call of calls) {
      const record = await play(proxy, call);
      expect([call.title, record.failure]).toEqual([call.title, undefined]);
      expect([call.title, heardTexts(record)]).toEqual([call.title, undisturbed.get(call.title)]);
      played += 1;
    }
  }
  isOver = true;
  await disturbing;
  process.stdout.write(`${played} calls through nginx, ${killed} kills\n`);
});
