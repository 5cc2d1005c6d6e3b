import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../root.ts';
import { builtFolder, isBuilt, stampFile, stampSources } from '../built.ts';
import { compileVersions } from '../topics/join-own.ts';
import { keepGuides } from '../topics/kept.ts';
import { readDocuments } from '../topics/read.ts';
import { told } from './told.ts';

async function compile(folder: string): Promise<void> {
  const compiler = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/typescript/bin/tsc'),
      ...['-p', path.join(projectRoot, 'tsconfig.build.json'), '--outDir', folder],
    ],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => compiler.kill(signal));
  const [code] = (await once(compiler, 'exit')) as [number | null];
  if (code === null) throw new Error('The build was stopped.');
  if (code !== 0) throw new Error('The build failed: mend what the compiler names above.');
}

/** Builds aside and then renames, so that a build that is stopped leaves the one before it whole. */
async function build(): Promise<void> {
  if (isBuilt()) return;
  process.stdout.write('Building …\n');
  const [{ bundleAssets }, { bundleLine }] = await Promise.all([
    import('./assets.ts'),
    import('./bundle.ts'),
  ]);
  const stamp = stampSources();
  const aside = `${builtFolder}.${process.pid}`;
  const old = `${builtFolder}.old.${process.pid}`;
  try {
    await compile(aside);
    await bundleLine(aside);
    bundleAssets(path.join(aside, 'workbench/assets'));
    for (const words of ['workbench/words', 'lend/words']) {
      cpSync(path.join(projectRoot, 'src', words), path.join(aside, words), { recursive: true });
    }
    const documents = readDocuments();
    keepGuides(aside, compileVersions(documents), documents);
    writeFileSync(path.join(aside, stampFile), stamp);
    if (existsSync(builtFolder)) renameSync(builtFolder, old);
    renameSync(aside, builtFolder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** The subcommand. */
export const command = new Command('build')
  .description('Builds the line into dist/ where what is there is of another source than stands here.')
  .action(told(build));
