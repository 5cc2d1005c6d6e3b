import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/usage/database.ts';
import { createToldOnce } from '../../src/http/told-once.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { placeSeenCall, randomSteps, type SeenCall } from '../callers.ts';
import { tallyCounted, tallySeen } from '../faults/calls.ts';
import {
  canaryNumber,
  post,
  publicUrl,
  startTestLine,
  usualForm,
  withTrails,
  type TestLine,
} from '../test-line.ts';
import { createFiles, type TestDatabases } from './databases.ts';
import { engines, servers } from './engines.ts';
import { keysFrom, keysTo } from '../keys-to.ts';

const now = (): number => Date.parse('2026-11-23T18:30:00Z');
const today = { from: '2026-11-23', to: '2026-11-23' };
const greetings = ['greeting', 'short'];

async function callMany(
  lines: readonly TestLine[],
  count: number,
  seed: number,
): Promise<readonly SeenCall[]> {
  const random = createRandom(seed);
  const calls: SeenCall[] = [];
  for (let call = 0; call < count; call += 1) {
    const line = lines[call % lines.length];
    if (!line) throw new Error('there is no line to call');
    const start = random() < 0.2 ? '?lang=es' : '';
    calls.push(
      await placeSeenCall(
        {
          line: { voiceUrl: line.voiceUrl + start, statusCallback: `${line.voiceUrl}/status` },
          authToken: line.authToken,
          publicUrl,
          from: canaryNumber,
        },
        randomSteps(random),
      ),
    );
  }
  return calls;
}

describe.each(engines)('what is counted in $name', ({ name, open }) => {
  const instances = name === 'SQLite' ? 1 : 2;
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove());

  it('is what the phone company saw, exactly, and holds no trace of who called', async () => {
    const url = await databases.fresh();
    const lines = await Promise.all(
      Array.from({ length: instances }, () => startTestLine({ DATABASE_URL: url }, { now }, withTrails)),
    );
    const calls = await callMany(lines, 120, 7);
    await Promise.all(lines.map((line) => line.stop(1)));
    const store = await openStore(url);
    const used = await store.read(today, greetings);
    await store.close();
    expect(await tallyCounted(url)).toEqual(tallySeen(calls));
    const lengths = used.measures.filter(({ measure }) => measure === 'length');
    expect(lengths.reduce((sum, { count }) => sum + count, 0)).toBe(calls.length);
    const minutes = calls.map(({ record }) => Math.max(1, Math.ceil(Math.round(record.seconds) / 60)));
    expect(used.measures.filter(({ measure }) => measure === 'minutes')).toEqual([
      expect.objectContaining({ count: minutes.reduce((sum, one) => sum + one, 0) }),
    ]);
    expect(JSON.stringify(used)).not.toContain(canaryNumber.slice(1));
    expect(JSON.stringify(lines.map((line) => line.logged()))).not.toContain(canaryNumber.slice(1));
  });
});

it.each(servers)(
  'waits while $name is away, is exact afterwards, and no caller notices',
  async ({ open }) => {
    const databases = await open();
    onTestFinished(() => databases.remove(), 60_000);
    const url = await databases.fresh();
    const line = await startTestLine({ DATABASE_URL: url }, { now });
    const before = await callMany([line], 5, 1);
    await databases.stop();
    const during = await callMany([line], 10, 2);
    expect(during.map(({ record }) => record.ended)).not.toContain('failed');
    const isReady = await fetch(line.voiceUrl.replace('/voice', '/readyz'));
    expect(isReady.status).toBe(200);
    await databases.start();
    const after = await callMany([line], 5, 3);
    await line.stop(1);
    expect(await tallyCounted(url)).toEqual(tallySeen([...before, ...during, ...after]));
  },
);

describe('what was done for a caller', () => {
  it('is counted by how it ended: a call that was passed on, and a text that could not be sent', async () => {
    const databases = createFiles();
    const url = await databases.fresh();
    const line = await startTestLine(
      {
        DATABASE_URL: url,
        TWILIO_PHONE_NUMBER: '+12025550188',
        ADVOCATE_PHONE: '+12025550123',
        TEXT_MESSAGES: 'on',
        TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
        HOTLINE_NAME: 'A Hotline',
      },
      { now },
    );
    await post(line, '/voice/es/person?n=3', { DialCallStatus: 'busy' });
    await post(line, '/voice/es/person?n=3', { DialCallStatus: 'busy' });
    await post(line, '/voice/es/main?n=3', { DialCallStatus: 'busy' });
    await post(line, '/voice/es/text?n=3&b=bring.0', {
      Digits: keysFrom('text', 'texting'),
      From: 'anonymous',
    });
    await post(line, '/voice/es/nowhere?n=3', { Digits: '1' });
    await line.stop(1);
    const store = await openStore(url);
    const { turns, measures } = await store.read(today, greetings);
    await store.close();
    expect(measures).toContainEqual(
      expect.objectContaining({ measure: 'transfer', step: 'person busy', count: 2 }),
    );
    expect(measures).toContainEqual(expect.objectContaining({ measure: 'text', step: 'cannot', count: 1 }));
    expect(measures).toHaveLength(2);
    // What strangers could make up is no counter's name.
    expect(turns.map(({ from }) => from)).not.toContain('nowhere');
    await databases.remove();
  });
});

describe('what the phone company tells twice', () => {
  it('is counted once: the end of a call, and a request that it makes again; a call that nobody took is none', async () => {
    const databases = createFiles();
    const url = await databases.fresh();
    const line = await startTestLine({ DATABASE_URL: url }, { now });
    const call = (digit: string): { readonly CallSid: string } => ({ CallSid: `CA${digit.repeat(32)}` });
    const marked = (mark: string): { readonly headers: Record<string, string> } => ({
      headers: { 'I-Twilio-Idempotency-Token': mark },
    });
    const end = { CallStatus: 'completed', CallDuration: '75' };
    for (const digit of ['1', '1', '2']) await post(line, '/voice/status', { ...call(digit), ...end });
    for (const status of ['no-answer', 'busy', 'failed', 'canceled'])
      await post(line, '/voice/status', { ...call('3'), CallStatus: status, CallDuration: '0' });
    for (const [digit, mark] of [
      ['1', 'a'],
      ['1', 'a'],
      ['1', 'a'],
      ['2', 'a'],
      ['4', 'b'],
    ] as const)
      expect((await post(line, '/voice', call(digit), marked(mark))).status).toBe(200);
    // The next turn of a call is another message, whatever mark it has; and one without a mark is none that was made again.
    await post(line, '/voice/es/main?n=3', { ...call('1'), Digits: keysTo('about') }, marked('a'));
    await post(line, '/voice/es/main?n=3', { ...call('1'), Digits: keysTo('about') }, marked('a'));
    for (const digit of ['5', '5']) await post(line, '/voice', call(digit));
    await line.stop(1);
    const store = await openStore(url);
    const { turns, measures } = await store.read(today, greetings);
    await store.close();
    const counted = (measure: string): number =>
      measures.filter((one) => one.measure === measure).reduce((sum, { count }) => sum + count, 0);
    expect([counted('hour'), counted('length'), counted('minutes')]).toEqual([2, 2, 4]);
    const counts = (how: string): number =>
      turns.filter((one) => one.how === how).reduce((sum, { count }) => sum + count, 0);
    expect([counts('new call'), counts('key')]).toEqual([5, 1]);
    await databases.remove();
  });

  it('is forgotten after ten minutes, and when ten thousand newer ones were told', () => {
    let time = 0;
    const { isNew, stop } = createToldOnce(() => time);
    expect([isNew('end', 'one'), isNew('end', 'one'), isNew('request', 'one')]).toEqual([true, false, true]);
    time = 10 * 60_000;
    expect([isNew('end', 'one'), isNew('end', 'one')]).toEqual([true, false]);
    for (let other = 0; other < 10_001; other += 1) isNew('end', String(other));
    expect(isNew('end', 'one')).toBe(true);
    stop();
  });
});

describe('a database file', () => {
  it('holds no number and no id of a call, in any of its bytes', async () => {
    const databases = createFiles();
    const url = await databases.fresh();
    const line = await startTestLine({ DATABASE_URL: url }, { now });
    await callMany([line], 20, 4);
    const folder = path.dirname(url.slice('file:'.length));
    await expect.poll(() => existsSync(folder) && readdirSync(folder).length).toBeGreaterThan(0);
    await line.stop(1);
    const bytes = readdirSync(folder).map((file) => readFileSync(path.join(folder, file)).toString('latin1'));
    expect(bytes.join('').length).toBeGreaterThan(4096);
    for (const text of [canaryNumber.slice(1), usualForm.CallSid]) expect(bytes.join('')).not.toContain(text);
    await databases.remove();
  });
});
