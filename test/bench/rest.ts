import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startLine } from './contestants.ts';
import { memoryOf } from './process.ts';
import { collectRequests } from './requests.ts';
import { fire } from './speed.ts';
import { median, toTable } from './table.ts';

const starts = 5;
/** Turns after which the line has all that it has only once it works, the database of its counters among it. */
const fewTurns = 500;

/** How long a start takes until the first signed answer, and the memory that the line takes: at rest, and as it answers so many turns. */
export async function measureRest(turns: number, tell: (text: string) => void): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const url = `file:${path.join(folder, 'usage.db')}`;
  try {
    const first = await startLine(url);
    const requests = await collectRequests(first.port, 2000);
    await first.stop();
    const [opening] = requests;
    if (!opening) throw new Error('no request was collected');
    const seconds: number[] = [];
    for (let start = 1; start <= starts; start += 1) {
      tell(`start ${start} of ${starts}`);
      const began = performance.now();
      const line = await startLine(url);
      const { method, path: address, headers, body } = opening;
      const answer = await fetch(`http://127.0.0.1:${line.port}${address}`, { method, headers, body });
      if (answer.status !== 200) throw new Error(`the first answer is ${answer.status}`);
      seconds.push((performance.now() - began) / 1000);
      await line.stop();
    }
    const line = await startLine(url);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const rows = [['at rest, to reach: under 90', memoryOf(line.pid).toFixed(0)]];
    await fire(line.port, requests, { amount: fewTurns });
    rows.push([`after ${fewTurns} turns`, memoryOf(line.pid).toFixed(0)]);
    const steps = 4;
    for (let step = 1; step <= steps; step += 1) {
      tell(`turns ${(step * turns) / steps} of ${turns}`);
      await fire(line.port, requests, { amount: turns / steps });
      rows.push([
        `after ${((step * turns) / steps).toLocaleString('en-US')} turns`,
        memoryOf(line.pid).toFixed(0),
      ]);
    }
    await line.stop();
    return [
      `start to the first signed answer: ${median(seconds).toFixed(2)} s (${seconds.map((one) => one.toFixed(2)).join(', ')}), to reach: under 0.35`,
      '',
      toTable(['memory of the process', 'MB'], rows),
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
