import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { guide } from '../guide/guide.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { createScript } from '../speech/script.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';
import { told } from './told.ts';

interface Options {
  readonly write?: true;
  readonly check?: true;
}

const folder = path.join(import.meta.dirname, '../../docs/scripts');

function fileOf({ info }: Surveyed): string {
  return path.join(folder, `${info.code}.md`);
}

function isCurrent(one: Surveyed): boolean {
  try {
    return readFileSync(fileOf(one), 'utf8') === createScript(guide, one);
  } catch {
    return false;
  }
}

function write(one: Surveyed): void {
  if (isCurrent(one)) return;
  const file = fileOf(one);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, createScript(guide, one));
  renameSync(`${file}.part`, file);
  process.stdout.write(`docs/scripts/${one.info.code}.md\n`);
}

function run(code: string | undefined, options: Options): void {
  const written = readLanguages(projectFolders.prompts).filter(({ isWritten }) => isWritten);
  const surveyed = surveyLanguages(guide, projectFolders, written);
  const chosen = surveyed.filter(({ info }) => code === undefined || info.code === code);
  if (chosen.length === 0) {
    throw new Error(
      `"${code ?? ''}" is not written: take one of ${written.map((info) => info.code).join(', ')}`,
    );
  }
  if (options.write) chosen.forEach(write);
  else if (options.check) {
    const old = chosen.filter((one) => !isCurrent(one)).map(({ info }) => `docs/scripts/${info.code}.md`);
    if (old.length > 0)
      throw new Error(`not current: ${old.join(', ')}; "npm run script -- --write" mends it`);
  } else if (code === undefined) throw new Error('which language? Or --write, for the files in docs/scripts');
  else for (const one of chosen) process.stdout.write(createScript(guide, one));
}

new Command('script')
  .argument('[language]')
  .description(
    'What a caller hears in a language, in order, with the keys: one document to be read in a sitting.',
  )
  .option('--write', 'writes docs/scripts/<language>.md, of every language unless one is named')
  .option('--check', 'fails where a file in docs/scripts is not current')
  .action(told(run))
  .parse();
