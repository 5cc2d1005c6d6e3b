import { Command } from 'commander';
import { readFolded } from '../../src/line/folded.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { toCount } from '../commands.ts';
import { changesOver, longestSteps } from './take-up.ts';

/** The ms of the processor that a step of the voice thread may take. */
const wantedMs = 20;

async function run({ changes: count }: { readonly changes: number }): Promise<void> {
  const settings = {
    guidance: 'faq',
    hotlineName: undefined,
    legalHelp: 'on',
    languages: undefined,
    reviewedOnly: false,
    wordsFolder: 'words',
  } as const;
  const words = readFolded(settings, { folders: projectFolders, folder: 'data/desk' });
  const ground = words.ground();
  process.stdout.write(
    `| ${count} changes | laying them over the files, ms | making the words anew, ms |\n| --- | ---: | ---: |\n`,
  );
  for (const [name, lines] of [
    ['over all lines', Number.POSITIVE_INFINITY],
    ['all of one line', 1],
  ] as const) {
    const { fold, speak } = await longestSteps(words, changesOver(ground, count, lines));
    process.stdout.write(`| ${name} | ${fold.toFixed(1)} | ${speak.toFixed(1)} |\n`);
    if (Math.max(fold, speak) > wantedMs) process.exitCode = 1;
  }
}

await new Command('desk-steps')
  .description(
    'Measures the longest step, in ms of the processor, for which callers wait while a fresh instance takes up changes of a desk.',
  )
  .option('--changes <count>', 'how many changes', toCount, 3000)
  .action(run)
  .parseAsync();
