import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { facts, source } from '../guide/facts.ts';
import { told } from './told.ts';
import { say } from './words.ts';

interface Options {
  readonly facts: string;
}

const factsFile = path.join(import.meta.dirname, '../guide/facts.ts');
const line = /export const compared: Month \| undefined = [^;]+;/;

function writeMonth(file: string): void {
  const now = new Date();
  const month = `{ year: ${now.getFullYear()}, month: ${now.getMonth() + 1} }`;
  const before = readFileSync(file, 'utf8');
  if (!line.test(before))
    throw new Error(`${file}: the line that begins "export const compared" is not there`);
  writeFileSync(`${file}.part`, before.replace(line, `export const compared: Month | undefined = ${month};`));
  renameSync(`${file}.part`, file);
  say(
    `Written into ${file}. Then: npm run script -- --write, npm run build, and restart the line; it says this month from then on.`,
  );
}

async function walk({ facts: file }: Options): Promise<void> {
  say(`Open ${source} beside this window. For each fact: does the page still say it?\n`);
  const input = createInterface({ input: stdin });
  const answers = input[Symbol.asyncIterator]();
  const changed: string[] = [];
  const all = Object.entries(facts);
  try {
    for (const [index, [id, { says, link }]] of all.entries()) {
      stdout.write(
        `${index + 1} of ${all.length}  ${id}: ${says}${link === source ? '' : `\n  ${link}`}\n  y yes · n no · q stop: `,
      );
      const answer = (await answers.next()).value as string | undefined;
      const said = answer?.trim().toLowerCase();
      if (said === undefined || said === 'q') {
        say('\nStopped: nothing was written.');
        return;
      }
      if (said !== 'y') changed.push(id);
    }
  } finally {
    input.close();
  }
  if (changed.length === 0) {
    writeMonth(file);
    return;
  }
  say(
    `\nThe page says something else about ${changed.join(', ')}: the month was not written. Until the words are mended:`,
  );
  for (const id of changed) say(`  npm run words -- silence ${id}`);
  process.exitCode = 1;
}

await new Command('compared')
  .description(
    [
      'The monthly comparison: walks through every fact beside ASAP’s page. When each is still true, writes this month into the guide,',
      'and the line says it to its callers; what is not can be silenced at once, in all languages.',
    ].join('\n'),
  )
  .option('--facts <file>', 'where the month is written', factsFile)
  .action(told(walk))
  .parseAsync();
