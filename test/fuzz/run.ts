import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { toCount, withBuiltLine } from '../commands.ts';
import { readDocument } from '../../src/phone/document.ts';
import { memoryOf } from '../bench/process.ts';
import { createInstance } from '../built-line.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { sendPipelined, sendRaw } from '../connection.ts';
import { createGenerator, type Generated } from './generate.ts';

const connections = 96;
/** What a connection may have unanswered. */
const pipelined = 16;
const wholeEvery = 10;

interface Found {
  readonly statuses: Map<number, number>;
  readonly faults: string[];
  requests: number;
  documents: number;
}

/** What is wrong with an answer; undefined where nothing is. */
function faultOf(
  { expected }: Generated,
  status: number,
  body: Buffer,
  isWhole: boolean,
): string | undefined {
  if (status >= 500) return `status ${status}`;
  if (expected === 'refused') {
    if (status < 400) return `status ${status} for what nobody signed`;
    return body.length > 0 ? 'content for what nobody signed' : undefined;
  }
  if (expected !== 'answered' || status === 204) return undefined;
  if (status !== 200) return `status ${status} for what was signed`;
  if (body.length > 16_384) return `a document of ${body.length} bytes`;
  const text = body.toString();
  if (!isWhole) return /<\/Response>$|<Response\/>$/.test(text) ? undefined : 'a document without an end';
  const { faults } = readDocument(text, 'fuzz');
  return faults.length > 0 ? JSON.stringify(faults) : undefined;
}

async function sendAll(port: number, count: number, seed: number, found: Found): Promise<void> {
  const generate = createGenerator(seed);
  let waiting: Generated[] = [];
  const work = async (): Promise<void> => {
    while (found.requests < count) {
      const batch = [...waiting.splice(0, pipelined)];
      waiting = waiting.slice();
      while (batch.length < pipelined) batch.push(generate());
      const answers = await sendPipelined(
        port,
        batch.map(({ bytes }) => bytes),
        batch.map(({ bytes }) => bytes.startsWith('HEAD ')),
      );
      answers.forEach(({ status, body }, index) => {
        const one = batch[index];
        if (!one) return;
        found.requests += 1;
        found.statuses.set(status, (found.statuses.get(status) ?? 0) + 1);
        const fault = faultOf(one, status, body, found.documents % wholeEvery === 0);
        if (one.expected === 'answered') found.documents += 1;
        if (fault !== undefined) found.faults.push(`${fault}:\n${one.bytes}`);
      });
      // What stood behind a request that closed the connection is sent again; the one that did has its answer.
      waiting.push(...batch.slice(Math.max(1, answers.length)));
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** Requests that are broken on the wire: cut, repeated, with bytes changed, or no requests at all. */
async function sendBroken(port: number, count: number, seed: number, found: Found): Promise<void> {
  const [generate, random] = [createGenerator(seed), createRandom(seed)];
  let sent = 0;
  const work = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const bytes = Buffer.from(generate().bytes);
      for (let change = 0; change < 1 + random() * 6; change += 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const cut = random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
      const got = await sendRaw(port, cut, 1 + Math.floor(random() * 5));
      found.requests += 1;
      for (const [, status = ''] of got.matchAll(/HTTP\/1\.1 (\d{3})/g)) {
        found.statuses.set(Number(status), (found.statuses.get(Number(status)) ?? 0) + 1);
        if (Number(status) >= 500) found.faults.push(`status ${status}:\n${cut.toString('latin1')}`);
      }
      // Whatever the bytes were changed to, nobody has signed it, but for what the changes missed.
      if (got.includes('<Response>') && !cut.includes('X-Twilio-Signature')) {
        found.faults.push(`content for what nobody signed:\n${cut.toString('latin1')}`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

async function run({ requests, seed }: { readonly requests: number; readonly seed: number }): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
  const line = await createInstance({
    DATABASE_URL: `file:${path.join(folder, 'usage.db')}`,
    USAGE_PASSWORD: 'a password of many characters',
    TWILIO_PHONE_NUMBER: '+12025550188',
    ADVOCATE_PHONE: '+12025550123',
    CONNECT_TO_USCIS: 'on',
  });
  await line.start();
  const pid = line.pid();
  const found: Found = { statuses: new Map(), faults: [], requests: 0, documents: 0 };
  const broken = Math.ceil(requests / 20);
  const memory: number[] = [];
  for (let fifth = 1; fifth <= 5; fifth += 1) {
    await sendAll(line.port, Math.ceil(((requests - broken) * fifth) / 5), seed + fifth, found);
    memory.push(memoryOf(pid));
  }
  await sendBroken(line.port, broken, seed, found);
  memory.push(memoryOf(pid));
  const alive = await fetch(`http://127.0.0.1:${line.port}/healthz`);
  const errors = line
    .log()
    .split('\n')
    .filter((text) => /"level":[56]0/.test(text));
  const isSame = line.pid() === pid && alive.status === 200;
  await line.stop();
  rmSync(folder, { recursive: true, force: true });
  const statuses = [...found.statuses].toSorted(([a], [b]) => a - b);
  process.stdout.write(
    [
      `${found.requests} requests (seed ${seed}), ${found.documents} of them signed and answered with a document`,
      `by status: ${statuses.map(([status, count]) => `${status} × ${count}`).join(', ')}`,
      `memory after each fifth, and at the end: ${memory.map((one) => one.toFixed(0)).join(', ')} MB; the process ${isSame ? 'lives' : 'DIED'}; ${errors.length} errors in its log`,
      `faults: ${found.faults.length}`,
      ...found.faults.slice(0, 5),
      ...errors.slice(0, 5),
      '',
    ].join('\n'),
  );
  if (found.faults.length > 0 || errors.length > 0 || !isSame) process.exitCode = 1;
}

await new Command('fuzz')
  .description(
    [
      'Sends the built line requests of every sort: addresses, forms, signatures, methods, many on one connection, and bytes that are no requests at all.',
      'Nothing may crash it, be answered with a 5xx, make it grow, or get content without a signature; what is signed gets a valid document.',
    ].join('\n'),
  )
  .option('--requests <count>', 'how many', toCount, 1_000_000)
  .option('--seed <number>', 'another seed makes other requests', toCount, 1)
  .action((options: { readonly requests: number; readonly seed: number }) =>
    withBuiltLine(() => run(options)),
  )
  .parseAsync();
