import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import { heardTexts } from '../phone/heard.ts';
import { authToken, createInstance, publicUrl } from '../built-line.ts';
import { startNginx } from './nginx.ts';

const root = path.join(import.meta.dirname, '../..');
interface WholeCall {
  readonly title: string;
  readonly number: string;
  readonly keys: string;
  readonly guidance?: string;
}

/** The calls of the version that the instances speak. */
const calls = readdirSync(path.join(root, 'test/calls'))
  .map((name) => JSON.parse(readFileSync(path.join(root, 'test/calls', name), 'utf8')) as WholeCall)
  .filter(({ guidance = 'faq' }) => guidance === 'faq');

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
  const [one, other] = [await createInstance(), await createInstance()];
  onTestFinished(async () => {
    await Promise.all([one.kill(), other.kill()]);
  });
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
