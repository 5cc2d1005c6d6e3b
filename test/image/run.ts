import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { makeBase } from './base.ts';
import { fetchCaddy, versionOf } from './caddy.ts';
import { networkName } from './containers.ts';
import { disturbTwo, restartOne } from './disturbed.ts';
import { configureEngine, prepareMachine, removeContainers } from './engine.ts';
import { buildImage } from './inside.ts';
import { operate, operateWrongly } from './operator.ts';
import { must, run, stopPrograms } from './program.ts';
import { createReport, type Report } from './report.ts';

const root = path.join(import.meta.dirname, '../..');
/** Names the folder to the second half of the test, which runs in a network of its own. */
const insideVariable = 'TEST_IMAGE_INSIDE';
const tell = (text: string): void => void process.stdout.write(text);

/** What can be looked at alone, once the image is built. */
const parts: Readonly<Record<string, (report: Report, folder: string) => Promise<void>>> = {
  operate,
  wrong: operateWrongly,
  two: disturbTwo,
  one: restartOne,
};

interface Options {
  readonly scratch?: string;
  readonly part?: string;
}

/** Builds the image, and has the rest done in a network that nothing else is in. */
async function build({ scratch, part }: Options): Promise<void> {
  const began = Date.now();
  const folder =
    scratch === undefined ? mkdtempSync(path.join(tmpdir(), 'line-image-')) : path.resolve(scratch);
  mkdirSync(folder, { recursive: true });
  Object.assign(process.env, configureEngine(path.join(folder, 'engine')));
  let inside: ChildProcess | undefined;
  const clean = async (): Promise<void> => {
    await removeContainers();
    await run(['buildah', 'rm', '--all']);
    if (scratch !== undefined) return;
    await run(['podman', 'rmi', '--all', '--force']);
    rmSync(folder, { recursive: true, force: true });
  };
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  const stop = (): void => {
    if (isStopped()) return;
    stopped.abort();
    tell('\nStopping, and taking away what was started …\n');
    stopPrograms();
    inside?.kill('SIGTERM');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const report = createReport(tell);
  try {
    const isReady =
      (await report.look('this machine can build and run it', prepareMachine)) &&
      (await report.look('a base is made', () => makeBase(folder))) &&
      (await report.look('a Caddy is fetched', () => fetchCaddy(folder).then(versionOf))) &&
      (await buildImage(report, root));
    if (!isStopped() && isReady) {
      const half = [process.execPath, '--import', 'tsx', path.join(import.meta.dirname, 'run.ts')];
      inside = spawn('unshare', ['--net', ...half, ...(part === undefined ? [] : ['--part', part])], {
        stdio: 'inherit',
        cwd: root,
        env: { ...process.env, [insideVariable]: folder },
      });
      const [code] = (await once(inside, 'close')) as [number | null];
      if (code !== 0) process.exitCode = 1;
    }
    if (report.findings().some(({ isGood }) => !isGood)) process.exitCode = 1;
  } finally {
    stopPrograms();
    await clean();
  }
  if (isStopped()) process.exitCode = 130;
  tell(
    `\n${report.table()}\n\n${process.exitCode === undefined ? 'All of it held' : 'NOT all of it held'}, in ${((Date.now() - began) / 1000).toFixed(0)} s.\n`,
  );
}

/** Runs the image; nothing of it reaches any other network than this one. */
async function runInside(folder: string, { part }: Options): Promise<void> {
  const stop = (): void => {
    stopPrograms();
    void removeContainers().then(() => process.exit(130));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await must(['ip', 'link', 'set', 'lo', 'up']);
  await run(['podman', 'network', 'rm', '--force', networkName]);
  await must(['podman', 'network', 'create', networkName]);
  const scratch = mkdtempSync(path.join(folder, 'run-'));
  const report = createReport(tell);
  try {
    for (const [name, look] of Object.entries(parts)) {
      if (part === undefined || part === name) await look(report, scratch);
    }
  } finally {
    await removeContainers();
    rmSync(scratch, { recursive: true, force: true });
  }
  tell(`\n${report.table()}\n`);
  process.exit(report.findings().every(({ isGood }) => isGood) ? 0 : 1);
}

await new Command('test:image')
  .description(
    [
      'Builds the Dockerfile unchanged, without a daemon and without a registry of images, on a stand-in base of Debian’s packages and npm’s Node,',
      'and looks at what is in it. Runs it in a network of its own, has it do what docs/operate.md says, runs it wrongly, and ends instances under',
      'calls, behind Caddy. Needs Debian, root, and what containers need; installs Debian’s packages that are missing (buildah, podman, runc,',
      'debootstrap, Caddy). Takes five to fifteen minutes. The exit code is 1 where something does not hold, or where this machine cannot run it.',
    ].join('\n'),
  )
  .option(
    '--scratch <folder>',
    'where the base and the image are kept for the next run; a folder that is gone at the end, unless given',
  )
  .option('--part <name>', `does one part alone, once the image is built: ${Object.keys(parts).join(', ')}`)
  .action((options: Options) => {
    const { [insideVariable]: folder } = process.env;
    return folder === undefined ? build(options) : runInside(folder, options);
  })
  .parseAsync();
