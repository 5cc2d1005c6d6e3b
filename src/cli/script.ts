import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { oldScripts, projectScripts, writeScripts } from '../speech/script-file.ts';
import { createScript } from '../speech/script.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';
import { chosenGuide, chosenGuides, guidanceOption } from './guidance.ts';
import { told } from './told.ts';

interface Options {
  readonly write?: true;
  readonly check?: true;
  readonly guidance?: string;
}

function run(code: string | undefined, options: Options): void {
  const all = options.write === true || options.check === true;
  const wanted = all ? chosenGuides(options.guidance) : [chosenGuide(options.guidance)];
  for (const guide of wanted) runOne(guide, code, options);
}

function runOne(guide: Guide, code: string | undefined, options: Options): void {
  const written = readLanguages(projectFolders.prompts).filter(({ isWritten }) => isWritten);
  const surveyed = surveyLanguages(guide, projectFolders, written);
  const chosen = surveyed.filter(({ info }) => code === undefined || info.code === code);
  if (chosen.length === 0) {
    throw new Error(
      `"${code ?? ''}" is not written: take one of ${written.map((info) => info.code).join(', ')}`,
    );
  }
  if (options.write) {
    for (const file of writeScripts(guide, chosen, projectScripts))
      process.stdout.write(`docs/scripts/${file}\n`);
  } else if (options.check) {
    const old = tellOldScripts(guide, chosen);
    if (old !== undefined) throw new Error(old);
  } else if (code === undefined) throw new Error('which language? Or --write, for the files in docs/scripts');
  else for (const one of chosen) process.stdout.write(createScript(guide, one));
}

/** Which scripts in docs/scripts are not current, and what mends that; undefined where all are. */
export function tellOldScripts(guide: Guide, surveyed: readonly Surveyed[]): string | undefined {
  const old = oldScripts(guide, surveyed, projectScripts).map((name) => `docs/scripts/${name}`);
  if (old.length === 0) return undefined;
  return `not current: ${old.join(', ')}; "${lineCommand} script --write" mends it`;
}

/** The subcommand. */
export const command = new Command('script')
  .argument('[language]')
  .description(
    'What a caller hears in a language, in order, with the keys: one document to be read in a sitting.',
  )
  .option(
    '--write',
    'writes docs/scripts/<version>/<language>.md, of every version and language unless one is named',
  )
  .option('--check', 'fails where a file in docs/scripts is not current')
  .addOption(guidanceOption)
  .action(told(run));
