import { existsSync, readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import { createPack } from '../desk/pack/create-pack.ts';
import { mostPackBytes } from '../desk/pack/format.ts';
import { packHash, readPack } from '../desk/pack/read-pack.ts';
import { takePack } from '../desk/pack/take-pack.ts';
import { writePack } from '../desk/pack/write-pack.ts';
import { readConsent } from '../speech/consent.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { withPackPlace, type PlaceOptions } from './pack-place.ts';
import { tellAll, tellOne } from './taken.ts';
import { told } from './told.ts';
import { audioOption, promptsOption, say } from './words.ts';

interface ExportOptions extends PlaceOptions {
  readonly file?: string;
  readonly from?: string;
  readonly over?: boolean;
}

interface ImportOptions extends PlaceOptions {
  readonly hash?: string;
  readonly as?: string;
  readonly agreed?: boolean;
}

async function exportLanguage(code: string, options: ExportOptions): Promise<void> {
  const { file = `${code}.language.jsonl`, over = false } = options;
  if (existsSync(file) && !over) throw new Error(`${file}: is there already: say --over, or another --file`);
  await withPackPlace(options, async ({ bench, name, what }) => {
    const from = options.from ?? name;
    if (from === undefined) throw new Error('--from: what does this hotline call itself? The pack says it.');
    const pack = await createPack({ bench, from, on: new Date().toISOString().slice(0, 10) }, code);
    const hash = writePack(file, pack);
    const count = (kind: string): number => pack.items.filter((item) => item.kind === kind).length;
    say(
      `${file}, from ${what}: words ${count('words')}, recordings ${count('recording')}, consents ${count('consent')}.`,
    );
    say(`Its hash, to be told to whoever gets it: ${hash}`);
  });
}

async function importLanguage(file: string, options: ImportOptions): Promise<void> {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Error(`${file}: there is no such file`);
  if (stat.size > mostPackBytes) throw new Error(`${file}: is larger than any pack of a language`);
  const bytes = readFileSync(file);
  const hash = packHash(bytes);
  if (options.hash !== undefined && options.hash.toLowerCase() !== hash) {
    throw new Error(
      `${file}: has another hash, ${hash}: have the file sent once more, and do not take this one`,
    );
  }
  const pack = readPack(file, bytes);
  const { from, on, code, language } = pack.head;
  say(`${language.english} (${code}) of ${clean(from)}, ${on}; hash ${hash}`);
  await withPackPlace(options, async ({ bench, what }, actorOf) => {
    const actor = await actorOf(options.as);
    const agreed = options.agreed ? readConsent(options.prompts, sourceLanguage).number : undefined;
    const taken = await takePack({ bench, actor, agreed, told: tellOne }, pack);
    tellAll(taken, options.dryRun ?? false);
    if (options.dryRun) return;
    say(
      `Into ${what}. Reviews of ${clean(from)} are told beside the lines, and count once somebody here has reviewed them.`,
    );
  });
}

const clean = (text: string): string => text.replaceAll(/\p{Cc}/gu, '?');

/** Takes a language out. */
export const exportCommand = new Command('export')
  .argument('<code>')
  .description(
    [
      'Writes a language into one file for another hotline: its texts, its glossary, who has reviewed what (the hotline, and no name), the',
      'recordings that people made, and the consents to these by number. Where DESK=on, from the desk’s draft; else from this checkout.',
      'What waits for a second person, and what a computer speaks, stays. The file’s hash is told.',
    ].join('\n'),
  )
  .option('--file <file>', 'the file; <code>.language.jsonl unless given')
  .option('--from <name>', 'what this hotline calls itself; its name unless given')
  .option('--over', 'writes over a file that is there')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(exportLanguage));

/** Takes a language in. */
export const importCommand = new Command('import')
  .argument('<file>', `a file that "${lineCommand} languages export" has written`)
  .description(
    [
      'Takes another hotline’s language in. Where DESK=on, as a draft at the desk: nothing is published, and recordings wait for a second',
      'person to listen. Else into the files of this checkout. Nothing that a person here has written, reviewed or recorded is written over;',
      'for each thing that is not taken it says why, and the exit code is 1.',
    ].join('\n'),
  )
  .option('--hash <hash>', 'the hash that the other hotline told: a file with another is not taken')
  .option('--as <name>', 'the owner or editor in whose name it is taken')
  .option('--agreed', 'says that whoever spoke recordings without a consent agrees that callers hear them')
  .option('--dry-run', 'tells what would be taken, and keeps nothing')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(importLanguage));
