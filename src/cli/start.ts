import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { bundleAssets } from './assets.ts';

const root = path.join(import.meta.dirname, '../..');
const sources = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const built = path.join(root, 'dist');

function newestChange(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newestChange(path.join(place, name))));
}

function isBuilt(): boolean {
  const main = path.join(built, 'main.js');
  if (!existsSync(main)) return false;
  const newest = Math.max(...sources.map((place) => newestChange(path.join(root, place))));
  return statSync(main).mtimeMs >= newest;
}

/** Builds aside and then renames, so that a build that is stopped leaves the one before it whole. */
function build(): boolean {
  const aside = `${built}.${process.pid}`;
  const old = `${built}.old.${process.pid}`;
  try {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const { status } = spawnSync(
      process.execPath,
      [compiler, '-p', path.join(root, 'tsconfig.build.json'), '--outDir', aside],
      { stdio: 'inherit' },
    );
    if (status !== 0) {
      process.stderr.write('The build failed: mend what the compiler names above.\n');
      return false;
    }
    bundleAssets(path.join(aside, 'workbench/assets'));
    if (existsSync(built)) renameSync(built, old);
    renameSync(aside, built);
    return true;
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function run(): void {
  const line = spawn(process.execPath, [path.join(built, 'main.js')], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => line.kill(signal));
  line.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

new Command('start')
  .description('Builds what is missing or older than the source, then starts the line.')
  .option('--build-only', 'build, and do not start')
  .action(({ buildOnly }: { buildOnly?: boolean }) => {
    if (!isBuilt()) {
      process.stdout.write('Building …\n');
      if (!build()) {
        process.exitCode = 1;
        return;
      }
    }
    if (!buildOnly) run();
  })
  .parse();
