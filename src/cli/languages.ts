import path from 'node:path';
import { Command, Option } from 'commander';
import type { Language } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { speechSeconds } from '../phone/duration.ts';
import { addLanguage } from '../speech/add-language.ts';
import { projectFolders } from '../speech/folders.ts';
import { readJson, writeJson } from '../speech/json-file.ts';
import { readLanguages } from '../speech/languages.ts';
import { lintWords } from '../speech/lint/lint.ts';
import { surveyLanguages } from '../speech/survey.ts';

interface Places {
  readonly prompts: string;
  readonly audio: string;
}

interface AddOptions extends Places {
  readonly name: string;
  readonly english: string;
  readonly script: readonly string[];
  readonly written: boolean;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function list({ prompts }: Places): void {
  for (const { code, name, english, voice, isWritten, isDraft } of readLanguages(prompts)) {
    const spoken = voice ? `spoken by ${voice.voice}` : 'spoken by recordings';
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
      ? `Now translate each line in prompts/${code}, and its words for each hedge in language.json; then: npm run languages -- ready ${code}`
      : `Now record it: npm run recordings -- sheet ${code} --out sheet.html`,
  );
}

function makeReady(code: Language, { prompts, audio }: Places): void {
  const infos = readLanguages(prompts);
  const info = infos.find((one) => one.code === code);
  if (!info)
    throw new Error(`there is no language "${code}": add it with "npm run languages -- add ${code}"`);
  if (!info.isDraft) throw new Error(`${info.english} is no draft`);
  const languages = surveyLanguages(guide, { prompts, audio }, infos).map((one) =>
    one.info.code === code ? { ...one, info: { ...info, isDraft: false } } : one,
  );
  const found = lintWords({ guide, languages, seconds: speechSeconds, strict: new Set() });
  const errors = found.filter(
    ({ severity, place }) => severity === 'error' && place.includes(`prompts/${code}/`),
  );
  for (const { place, message, rule } of errors) say(`error: ${place} ${message} (${rule})`);
  if (errors.length > 0) throw new Error(`${errors.length} errors: ${info.english} stays a draft`);
  const file = path.join(prompts, code, 'language.json');
  const { draft, ...rest } = readJson(file) as Readonly<Record<string, unknown>>;
  if (draft === true) writeJson(file, rest);
  say(
    `${info.english} is a draft no more: ${info.voice ? 'it is offered at the next start' : 'record it now'}.`,
  );
}

/** Runs an action; a fault is one line on the standard error, and exit code 1. */
function told<Arguments extends readonly unknown[]>(
  action: (...values: Arguments) => void,
): (...values: Arguments) => void {
  return (...values) => {
    try {
      action(...values);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  };
}

const promptsOption = new Option('--prompts <folder>', 'the words').default(
  projectFolders.prompts,
  'prompts/',
);
const audioOption = new Option('--audio <folder>', 'the recordings').default(projectFolders.audio, 'audio/');

const program = new Command('languages').description('The languages of the line.');

program
  .command('list', { isDefault: true })
  .description('Each language, and how it is spoken.')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(list));

program
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

program
  .command('ready')
  .argument('<code>')
  .description('Holds a draft to the rules of the words, and makes it a language that is offered.')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(makeReady));

program.parse();
