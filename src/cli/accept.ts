import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import { projectRoot } from '../root.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { createScript } from '../speech/script.ts';
import { scriptName } from '../speech/script-file.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';
import { readText, writeText } from '../text-file.ts';
import { documentSchemas } from '../topics/schema.ts';
import { playSavedCalls } from './accept-calls.ts';
import { isChanged, showChange, type Change } from './change.ts';
import { allWords, chosenGuides } from './guidance.ts';
import { tellRemains } from './remains.ts';
import { renewDocuments } from './shown-calls.ts';
import { told } from './told.ts';
import { say, surveyWords } from './words.ts';

interface Options {
  readonly check?: true;
  readonly root: string;
}

const guides = chosenGuides();

const isWritten = ({ info }: Surveyed): boolean => info.isWritten;

/** What callers hear in each language, of each version. */
function scripts(root: string): readonly Change[] {
  return guides.flatMap((guide) =>
    surveyLanguages(guide, projectFolders, readLanguages(projectFolders.prompts))
      .filter(isWritten)
      .map((one) => toChange(root, `docs/scripts/${scriptName(guide, one)}`, createScript(guide, one))),
  );
}

async function maps(root: string): Promise<readonly Change[]> {
  const { drawMapFile } = await import('../workbench/map/picture.ts');
  return Promise.all(
    guides.map(async (guide) => toChange(root, `docs/map-${guide.version}.svg`, await drawMapFile(guide))),
  );
}

/** The format of the guide's documents, for editors that help to write them. */
function schemas(root: string): readonly Change[] {
  return Object.entries(documentSchemas()).map(([name, schema]) =>
    toChange(root, `prompts/guide/${name}`, schema),
  );
}

function toChange(root: string, file: string, after: string): Change {
  return { file, before: readText(path.join(root, file)), after };
}

async function accept({ root, check }: Options): Promise<void> {
  for (const folder of ['docs', 'test/calls']) {
    if (!existsSync(path.join(root, folder)))
      throw new Error(
        `there is no ${folder} in ${root}: "${lineCommand} accept" is for a checkout of the project`,
      );
  }
  const drawn = await maps(root);
  const calls = await playSavedCalls(root);
  const all = [
    ...scripts(root),
    ...drawn,
    ...schemas(root),
    ...calls.changes,
    ...renewDocuments(root, calls.rekeyed),
  ];
  const changed = all.filter(isChanged);
  for (const change of changed) {
    if (!check) writeText(path.join(root, change.file), change.after);
    process.stdout.write(showChange(change));
  }
  say(tellDone(changed.length, all.length, calls.lost.length, check === true));
  const remains = [
    ...tellRemains(guides, surveyWords(projectFolders, allWords), drawn),
    ...(calls.rekeyed.length > 0 ? ['Sentences of README.md and docs/ that name a key in words.'] : []),
  ];
  if (remains.length > 0) say(`\nRemains to be looked at:\n${remains.map((one) => `- ${one}`).join('\n')}`);
  for (const one of calls.lost) process.stderr.write(`${one}\n`);
  if (calls.lost.length > 0 || (check && changed.length > 0)) process.exitCode = 1;
}

function tellDone(changed: number, all: number, lost: number, isCheck: boolean): string {
  if (changed === 0)
    return lost === 0
      ? `All ${all} files are as the guide makes them.`
      : `All ${all} other files are as the guide makes them.`;
  if (isCheck) return `\n${changed} of ${all} files would change: "${lineCommand} accept" writes them.`;
  return `\n${changed} of ${all} files written. Read the differences as a caller would: git diff`;
}

/** The subcommand. */
export const command = new Command('accept')
  .description(
    [
      'After a change of the guide or its words: writes anew what is made of them. The scripts and maps in docs/, the calls that documents',
      'show, the saved calls in test/calls, each with the keys that lead through the same places now, and the format of the guide’s',
      'documents (prompts/guide/*.schema.json).',
    ].join('\n'),
  )
  .option('--check', 'only shows what would change, and fails where anything would')
  .option('--root <folder>', 'the checkout whose files are written', projectRoot)
  .action(told(accept));
