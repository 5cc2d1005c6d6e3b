import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { bundleAssets } from './assets.ts';

const root = path.join(import.meta.dirname, '../..');
const sources = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const built = path.join(root, 'dist');

/** What was built, by its content: a copied project has files of any age. */
const stampFile = 'built-from';

function stampSources(): string {
  const hash = createHash('sha256');
  const add = (place: string): void => {
    const file = path.join(root, place);
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).toSorted()) add(path.join(place, name));
    } else hash.update(place).update(readFileSync(file));
  };
  for (const place of sources) add(place);
  return hash.digest('hex');
}

function isBuilt(): boolean {
  const stamp = path.join(built, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampSources();
}

/** Builds aside and then renames, so that a build that is stopped leaves the one before it whole. */
function build(): boolean {
  const stamp = stampSources();
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
    writeFileSync(path.join(aside, stampFile), stamp);
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
  .description('Builds what is missing or of another source than there is now, then starts the line.')
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
