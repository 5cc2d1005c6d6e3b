import path from 'node:path';
import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Language } from '../guide/ids.ts';
import { allWords as guide } from './guidance.ts';
import { speechSeconds } from '../phone/duration.ts';
import { addLanguage } from '../speech/add-language.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { readJson, writeJson } from '../speech/json-file.ts';
import { readLanguages } from '../speech/languages.ts';
import { faultsOfReady } from '../speech/ready.ts';
import { exportCommand, importCommand } from './languages-pack.ts';
import { told } from './told.ts';
import { audioOption, promptsOption, say, surveyWords } from './words.ts';

interface AddOptions extends SpeechFolders {
  readonly name: string;
  readonly english: string;
  readonly script: readonly string[];
  readonly written: boolean;
}

function list({ prompts }: SpeechFolders): void {
  for (const { code, name, english, voice, isWritten, isDraft } of readLanguages(prompts)) {
    const spoken = voice ? `spoken by ${voice.voice}` : 'by recordings alone, where there are some';
    say(
      `${code}  ${english} (${name}): ${isDraft ? 'a draft, ' : ''}${isWritten ? '' : 'never written, '}${spoken}`,
    );
  }
}

function add(code: Language, { name, english, script, written, prompts }: AddOptions): void {
  const language = { code, name, english, scripts: script, isWritten: written };
  for (const file of addLanguage(guide, prompts, language)) say(`prompts/${file}`);
  say(
    written
      ? `Now translate each line in prompts/${code}, and its words for each hedge in language.json; then: ${lineCommand} languages ready ${code}`
      : `Now record it: ${lineCommand} recordings sheet ${code} --out sheet.html`,
  );
}

function makeReady(code: Language, { prompts, audio }: SpeechFolders): void {
  const infos = readLanguages(prompts);
  const info = infos.find((one) => one.code === code);
  if (!info)
    throw new Error(`there is no language "${code}": add it with "${lineCommand} languages add ${code}"`);
  if (!info.isDraft) throw new Error(`${info.english} is no draft`);
  const errors = faultsOfReady(guide, surveyWords({ prompts, audio }), code, speechSeconds);
  for (const { place, message, rule } of errors) say(`error: ${place} ${message} (${rule})`);
  if (errors.length > 0) throw new Error(`${errors.length} errors: ${info.english} stays a draft`);
  const file = path.join(prompts, code, 'language.json');
  const { draft, ...rest } = readJson(file) as Readonly<Record<string, unknown>>;
  if (draft === true) writeJson(file, rest);
  say(
    `${info.english} is a draft no more: ${info.voice ? 'it is offered at the next start' : 'record it now'}.`,
  );
}

/** The subcommand. */
export const command = new Command('languages').description('The languages of the line.');

command
  .command('list', { isDefault: true })
  .description('Each language, and how it is spoken.')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(list));

command
  .command('add')
  .argument('<code>', 'two to eight small letters: its folder, its part of an address, its name in LANGUAGES')
  .description(
    [
      'Makes the files of a new language, its lines in English, to be overwritten. It is a draft, offered to nobody, until',
      '"languages ready". A language that nobody writes (--no-written) has no lines: it is recorded from the English.',
    ].join('\n'),
  )
  .requiredOption('--name <name>', 'its name in the language itself')
  .requiredOption('--english <name>', 'its name in English')
  .option('--script <names...>', 'the Unicode names of its scripts', ['Latin'])
  .option('--no-written', 'nobody writes it')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(add));

command
  .command('ready')
  .argument('<code>')
  .description('Holds a draft to the rules of the words, and makes it a language that is offered.')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(makeReady));

command.addCommand(exportCommand);
command.addCommand(importCommand);
