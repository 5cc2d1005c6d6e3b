import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { speechSeconds } from '../../src/phone/duration.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { signRequest } from '../../src/phone/sign.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { startLine } from './contestants.ts';
import { memoryOf } from './process.ts';
import { toTable } from './table.ts';

/** How many callers there are all the time, and for how long they are watched. */
interface CityOptions {
  readonly callers: number;
  readonly seconds: number;
  readonly tell: (text: string) => void;
}

interface Tally {
  turns: number;
  calls: number;
  failed: number;
  readonly took: number[];
}

/** Seconds over which the callers arrive, before anything is measured. */
const arriving = 20;
/** A kernel counts a process's time in hundredths of a second. */
const ticksPerSecond = 100;

/**
 * Ten thousand people on the phone at once, at human pace: they listen, think, press, stay silent, ask again, err, hang up, and others call. Gives what one
 * instance made of it, as text.
 */
export async function measureCity({ callers, seconds, tell }: CityOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'city-'));
  const line = await startLine(`file:${path.join(folder, 'usage.db')}`);
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const random = createRandom(23);
  const tally: Tally = { turns: 0, calls: 0, failed: 0, took: [] };
  const stop = new AbortController();
  try {
    const city = Array.from({ length: callers }, async (_, caller) => {
      await pause((arriving * caller) / callers, stop.signal);
      while (!stop.signal.aborted) await call(line.port, agent, random, tally, stop.signal);
    });
    tell(`${callers} callers arrive`);
    await sleep(arriving * 1000);
    const [turns, calls] = [tally.turns, tally.calls];
    tally.took.length = 0;
    const began = performance.now();
    const busy = processorSeconds(line.pid);
    for (let second = 1; second <= seconds; second += 1) {
      await sleep(1000);
      tell(`${second} of ${seconds} s: ${tally.turns} turns, ${tally.failed} failed`);
    }
    const watched = (performance.now() - began) / 1000;
    const share = (processorSeconds(line.pid) - busy) / watched;
    const memory = memoryOf(line.pid);
    const took = tally.took.toSorted((a, b) => a - b);
    const inTime = tally.turns - turns;
    stop.abort();
    await Promise.all(city);
    const at = (percent: number): string =>
      `${(took[Math.min(took.length - 1, Math.floor((took.length * percent) / 100))] ?? 0).toFixed(1)} ms`;
    return toTable(
      [`${callers.toLocaleString('en-US')} callers at once, ${watched.toFixed(0)} s`, 'one instance'],
      [
        ['turns a second', (inTime / watched).toFixed(0)],
        ['calls begun', String(tally.calls - calls)],
        ['turns that failed', String(tally.failed)],
        ['answered within, half of them', at(50)],
        ['answered within, 99 of 100', at(99)],
        ['processor used, of one core', `${(share * 100).toFixed(0)} %`],
        ['memory', `${memory.toFixed(0)} MB`],
      ],
    );
  } finally {
    stop.abort();
    agent.destroy();
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One call, from its first request to its end. */
async function call(
  port: number,
  agent: Agent,
  random: () => number,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const callSid = `CA${Math.floor(random() * 2 ** 48)
    .toString(16)
    .padStart(32, '0')}`;
  const form = {
    CallSid: callSid,
    AccountSid: `AC${'0'.repeat(32)}`,
    From: '+12025550147',
    To: '+12025550188',
    CallStatus: 'in-progress',
    Direction: 'inbound',
  };
  tally.calls += 1;
  const began = performance.now();
  let address: string | undefined = random() < 0.2 ? '/voice?lang=es' : '/voice';
  let digits = '';
  while (address !== undefined && !signal.aborted) {
    const document: string | undefined = await turn(port, agent, address, { ...form, Digits: digits }, tally);
    if (document === undefined) break;
    const next: Next = decide(document, random);
    await pause(next.wait, signal);
    address = next.address;
    digits = next.digits;
  }
  const duration = String(Math.round((performance.now() - began) / 1000));
  await turn(
    port,
    agent,
    '/voice/status',
    { ...form, CallStatus: 'completed', CallDuration: duration },
    tally,
  );
}

interface Next {
  /** Seconds until the caller does something. */
  readonly wait: number;
  /** Undefined where the call has ended. */
  readonly address: string | undefined;
  readonly digits: string;
}

/** What a person does with what they hear. */
function decide(document: string, random: () => number): Next {
  const text = document.replaceAll(/<[^>]*>/g, ' ');
  const speech = speechSeconds(text.replaceAll(/\s+/g, ' '));
  const action = /<Gather[^>]*action="([^"]+)"/.exec(document)?.[1];
  const redirect = /<Redirect[^>]*>([^<]+)</.exec(document)?.[1];
  const address = (action ?? redirect)?.replaceAll('&amp;', '&').replace(/#.*$/, '');
  const timeout = Number(/timeout="(\d+)"/.exec(document)?.[1] ?? 0);
  if (address === undefined || random() < 0.03)
    return { wait: speech * random(), address: undefined, digits: '' };
  if (action === undefined || random() < 0.4) return { wait: speech + timeout, address, digits: '' };
  const keys = '1112223345678*#90';
  const digits = keys[Math.floor(random() * keys.length)] ?? '1';
  // Some know the menu; most hear it, and think.
  return { wait: random() < 0.2 ? speech * random() : speech + 1 + 4 * random(), address, digits };
}

/** One signed request; gives its document, undefined where there is none. */
function turn(
  port: number,
  agent: Agent,
  address: string,
  form: Readonly<Record<string, string>>,
  tally: Tally,
): Promise<string | undefined> {
  const body = new URLSearchParams(form).toString();
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'Content-Length': Buffer.byteLength(body),
    'X-Twilio-Signature': signRequest(authToken, `${publicUrl}${address}`, form),
  };
  const began = performance.now();
  return new Promise((resolve) => {
    const fail = (): void => {
      tally.failed += 1;
      resolve(undefined);
    };
    const outgoing = ask(
      { agent, host: '127.0.0.1', port, path: address, method: 'POST', headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          tally.took.push(performance.now() - began);
          tally.turns += 1;
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 204) resolve(undefined);
          else if (response.statusCode === 200 && text.includes('</Response>')) resolve(text);
          else fail();
        });
      },
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** Waits; less where everything is over. */
async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
}

function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
