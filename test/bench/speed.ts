import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon, { type Result } from 'autocannon';
import { authToken } from '../built-line.ts';
import {
  baselines,
  ours,
  startBaseline,
  startLine,
  startLineAtRest,
  startLineWithMembers,
  withMembers,
  type Contestant,
} from './contestants.ts';
import { workOfFirstThread } from './process.ts';
import { collectRequests, type SignedRequest } from './requests.ts';
import { median, spreadOf, toTable } from './table.ts';

const connections = 16;
const distinct = 2000;

interface Measured {
  readonly rate: number[];
  readonly p50: number[];
  readonly p99: number[];
  /** Microseconds that the thread which answers callers works for a turn; none of a baseline. */
  readonly work: number[];
}

/** How long, and how often, each server is measured. */
interface SpeedOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly tell: (text: string) => void;
}

/** Seconds for which a server is asked before it is measured: the engine compiles what runs often, and has settled by then. */
const warmUp = 4;

/**
 * Measures turns a second and latency of the line beside four baselines, alternating; gives tables as text. Each round starts all of them
 * anew: what the engine makes of a program differs by a tenth and more from one process to the next, and stays for as long as the process.
 */
export async function measureSpeed({ rounds, seconds, tell }: SpeedOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  let databases = 0;
  const newDatabase = (): string => {
    databases += 1;
    return `file:${path.join(folder, String(databases), 'usage.db')}`;
  };
  try {
    const file = path.join(folder, 'document.xml');
    const { requests, bytes } = await during(await startLine(newDatabase()), async ({ port }) => {
      const collected = await collectRequests(port, distinct);
      return { requests: collected, bytes: await writeTypicalDocument(file, port, collected) };
    });
    const starts: readonly (() => Promise<Contestant>)[] = [
      () => startLineAtRest(newDatabase()),
      () => startLineWithMembers(newDatabase()),
      ...baselines.map((name) => () => startBaseline(name, file, authToken)),
    ];
    const measured = new Map<string, Measured>();
    for (let round = 1; round <= rounds; round += 1) {
      for (const start of starts) {
        await during(await start(), async (contestant) => {
          tell(`round ${round} of ${rounds}: ${contestant.name}`);
          const all = measured.get(contestant.name) ?? { rate: [], p50: [], p99: [], work: [] };
          measured.set(contestant.name, all);
          await measureOnce(contestant, requests, seconds, all);
        });
      }
    }
    const half = await during(await startLine(newDatabase()), async ({ port }) => {
      await fire(port, requests, { duration: warmUp });
      return measureAtHalf(port, requests, measured.get(ours), seconds, tell);
    });
    return report(measured, half, bytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does something with a server, and stops it, whatever comes of that. */
async function during<T>(contestant: Contestant, use: (contestant: Contestant) => Promise<T>): Promise<T> {
  try {
    return await use(contestant);
  } finally {
    await contestant.stop();
  }
}

async function measureOnce(
  { port, pid, work }: Contestant,
  requests: readonly SignedRequest[],
  seconds: number,
  all: Measured,
): Promise<void> {
  const over = new AbortController();
  const worked = await work?.(over.signal);
  let measured: readonly [before: number, result: Result, after: number];
  try {
    await fire(port, requests, { duration: warmUp });
    measured = [
      pid === undefined ? 0 : workOfFirstThread(pid),
      await fire(port, requests, { duration: seconds }),
      pid === undefined ? 0 : workOfFirstThread(pid),
    ];
  } finally {
    over.abort();
  }
  await worked?.();
  const [before, result, after] = measured;
  all.rate.push(result.requests.average);
  all.p50.push(result.latency.p50);
  all.p99.push(result.latency.p99);
  all.work.push(((after - before) * 1e6) / result.requests.total);
}

/** Every answer must be one: a refused request would be fast. */
export async function fire(
  port: number,
  requests: readonly SignedRequest[],
  load: { readonly duration?: number; readonly amount?: number; readonly overallRate?: number },
): Promise<Result> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    requests: requests.map((request) => ({ ...request })),
    ...load,
    // Its correction takes the harness's own start for a wait of everybody's.
    ...(load.overallRate === undefined ? {} : { ignoreCoordinatedOmission: true }),
  });
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${non2xx} answers were refused, ${errors} failed, ${timeouts} took too long`);
  }
  return result;
}

async function measureAtHalf(
  port: number,
  requests: readonly SignedRequest[],
  full: Measured | undefined,
  seconds: number,
  tell: (text: string) => void,
): Promise<readonly number[]> {
  const rate = Math.round(median(full?.rate ?? []) / 2);
  const p99: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    tell(`the line at half load: ${rate} turns a second`);
    p99.push((await fire(port, requests, { duration: seconds, overallRate: rate })).latency.p99);
  }
  return p99;
}

/** The document of middle size among those that calls hear, for the baselines to send; gives the size of each. */
async function writeTypicalDocument(
  file: string,
  port: number,
  requests: readonly SignedRequest[],
): Promise<readonly number[]> {
  const documents: Buffer[] = [];
  for (const { method, path: address, headers, body } of requests.slice(0, 500)) {
    const response = await fetch(`http://127.0.0.1:${port}${address}`, { method, headers, body });
    documents.push(Buffer.from(await response.arrayBuffer()));
  }
  const sorted = documents.toSorted((a, b) => a.length - b.length);
  writeFileSync(file, sorted[Math.floor(sorted.length / 2)] ?? Buffer.alloc(0));
  return sorted.map(({ length }) => length);
}

function report(
  measured: ReadonlyMap<string, Measured>,
  half: readonly number[],
  bytes: readonly number[],
): string {
  const of = (name: string): number => median(measured.get(name)?.rate ?? []);
  const reach = (name: string, least: number): readonly string[] => {
    const ratio = of(ours) / of(name);
    return [name, ratio.toFixed(2), String(least), ratio >= least ? 'reached' : 'NOT REACHED'];
  };
  const workOf = (name: string): number => median(measured.get(name)?.work ?? []);
  const [alone, beside] = [workOf(ours), workOf(withMembers)];
  return [
    toTable(
      ['server', 'turns/s', 'spread', 'p50 ms', 'p99 ms'],
      [...measured].map(([name, { rate, p50, p99 }]) => [
        name,
        median(rate).toFixed(0),
        spreadOf(rate),
        median(p50).toFixed(1),
        median(p99).toFixed(1),
      ]),
    ),
    '',
    toTable(
      ['the line against', 'times as fast', 'to reach', ''],
      [
        reach('Express, urlencoded', 1.2),
        reach('Twilio app as in tutorials', 2),
        reach('Express, nothing read', 0.85),
      ],
    ),
    '',
    `the thread that answers callers works ${alone.toFixed(0)} µs for a turn, and ${beside.toFixed(0)} µs while ten are at the desk: ${(((beside - alone) / alone) * 100).toFixed(1)} % more, to reach: under 5`,
    `p99 at half load: ${median(half).toFixed(1)} ms (${half.map((one) => one.toFixed(1)).join(', ')}), to reach: under 5`,
    `bytes an answer: ${bytes[Math.floor(bytes.length / 2)] ?? 0} in the middle, ${bytes.at(-1) ?? 0} at most of 500`,
    '',
  ].join('\n');
}
