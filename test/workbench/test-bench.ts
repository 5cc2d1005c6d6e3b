import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { bundleAssets } from '../../src/cli/assets.ts';
import { sampleCounts } from '../../src/cli/sample-calls.ts';
import { readSettings } from '../../src/config/read.ts';
import { usageContext } from '../../src/effort/usage-context.ts';
import { guide } from '../guides.ts';
import { startLine } from '../../src/line.ts';
import type { RunningLine } from '../../src/line/running-line.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { openStore } from '../../src/usage/database.ts';
import { daysOf, periodOf } from '../../src/usage/period.ts';
import { createUsage, type Usage } from '../../src/usage/usage.ts';
import { startWorkbench } from '../../src/workbench/workbench.ts';
import { copyWords } from '../copied-words.ts';

/** The workbench over a copy of the project's words, with a demo line behind it; closed with its test. */
export interface TestBench {
  /** What a person opens. */
  readonly address: string;
  readonly origin: string;
  readonly folders: SpeechFolders;
  /** Where the scripts are written. */
  readonly scripts: string;
  readonly line: RunningLine;
  /** With what calls of it are signed. */
  readonly authToken: string;
}

function makeFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Starts the workbench as a demo has it. Without `assets` its pages have no scripts and no styles. */
export async function startTestBench({
  assets = false,
  folders = copyWords(),
}: { assets?: boolean; folders?: SpeechFolders } = {}): Promise<TestBench> {
  const folder = makeFolder('bench');
  const settings = {
    ...readSettings({ DATABASE_URL: `file:${path.join(makeFolder('usage'), 'usage.db')}` }),
    wordsFolder: path.join(folder, 'words'),
    port: 0,
  };
  const line = await startLine(settings, pino({ level: 'silent' }), { folders });
  if (assets) bundleAssets(path.join(folder, 'assets'));
  const scripts = path.join(folder, 'scripts');
  const workbench = await startWorkbench({
    folders,
    wordsFolder: path.join(folder, 'words'),
    scripts,
    assets: path.join(folder, 'assets'),
    line,
    authToken: settings.authToken,
    hotlineName: undefined,
    legalHelp: 'on',
    sample: await makeSample(makeFolder('sample'), line),
    seconds: speechSeconds,
  });
  onTestFinished(async () => {
    await workbench.stop();
    await line.stop(1);
  });
  return {
    address: workbench.address,
    origin: new URL(workbench.address).origin,
    folders,
    scripts,
    line,
    authToken: settings.authToken,
  };
}

/** A simulated week, as "npx line usage --sample" makes a month. */
async function makeSample(folder: string, line: RunningLine): Promise<Usage> {
  const store = await openStore(`file:${path.join(folder, 'usage.db')}`);
  const today = new Date().toISOString().slice(0, 10);
  const days = daysOf(periodOf(today, 'month')).slice(0, 7);
  const counts = sampleCounts({ guide, offers: line.offers(), days, callsPerDay: 20, seed: 1 });
  await store.add({ ...counts, instance: 'sample', sequence: 1, day: today });
  return createUsage({
    store: () => Promise.resolve(store),
    timeZone: 'UTC',
    now: Date.now,
    exactness: 'exact',
    context: () => usageContext(guide, line.speech(), line.offers()),
  });
}

/** What stands in for espeak-ng, which a machine may lack: it hums for as long as the text would take. */
const humming = `#!/usr/bin/env node
let text = '';
process.stdin.on('data', (data) => (text += data));
if (process.argv.includes('--version')) process.exit(0);
process.stdin.on('end', () => {
  const count = Math.max(1600, Math.round((text.length / 15) * 8000));
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF\\0\\0\\0\\0WAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  for (let index = 0; index < count; index += 1) {
    bytes.writeInt16LE(Math.round(6000 * Math.sin(index / 8)), 44 + index * 2);
  }
  process.stdout.write(bytes);
});
`;

/** Puts a humming espeak-ng before any other on the PATH; gives what takes it away again. For `beforeAll`. */
export function installHummingEngine(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
  const file = path.join(folder, 'espeak-ng');
  writeFileSync(file, humming);
  chmodSync(file, 0o755);
  const before = process.env.PATH ?? '';
  process.env.PATH = `${folder}${path.delimiter}${before}`;
  return () => {
    process.env.PATH = before;
    rmSync(folder, { recursive: true });
  };
}
