import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { lineCommand } from '../line-command.ts';
import { toCsvFile } from '../desk/exchange/csv.ts';
import type { TranslatorLine } from '../desk/exchange/entry.ts';
import { exportFiles } from '../desk/exchange/export-files.ts';
import { writeExported } from '../desk/exchange/exported-file.ts';
import { toJsonFile } from '../desk/exchange/json.ts';
import { toXliff, toXliff2 } from '../desk/exchange/to-xliff.ts';
import { toTranslatorLines } from '../desk/exchange/translator-lines.ts';
import { compareConflicts } from '../desk/conflicts.ts';
import { fold } from '../desk/fold.ts';
import { isTranslation } from '../speech/survey.ts';
import { projectFolders } from '../speech/folders.ts';
import { allWords } from './guidance.ts';
import { tellConflict } from './desk-conflicts.ts';
import { benchOf, readNames, withDesk, type OpenDesk } from './desk-open.ts';
import { told } from './told.ts';
import { say } from './words.ts';

interface Options {
  readonly draft?: boolean;
  readonly over?: boolean;
  readonly forTranslator?: Format;
  readonly lang?: string;
}

type Format = 'xliff' | 'xliff2' | 'csv' | 'json';

const formats: Readonly<Record<Format, (lines: readonly TranslatorLine[], language: string) => string>> = {
  xliff: toXliff,
  xliff2: toXliff2,
  csv: toCsvFile,
  json: toJsonFile,
};

async function run(folder: string | undefined, options: Options): Promise<void> {
  const { forTranslator: format, lang } = options;
  if (format === undefined && lang !== undefined) {
    throw new Error('--lang goes with --for-translator: a checkout gets all languages');
  }
  if (format !== undefined && lang === undefined) throw new Error('--lang: for which language?');
  if (format !== undefined && (folder !== undefined || options.over || options.draft)) {
    throw new Error('--for-translator writes the draft of one language to the standard output: say no more');
  }
  await withDesk((desk) =>
    format === undefined
      ? exportCheckout(desk, path.resolve(folder ?? '.'), options)
      : exportLanguage(desk, format, lang ?? ''),
  );
}

async function exportCheckout(
  { url, store, ground, ownFolder }: OpenDesk,
  folder: string,
  { draft = false, over = false }: Options,
): Promise<void> {
  const { publication, upTo } = await store.newest();
  const changes = await store.changes();
  const folded = draft ? fold(ground, changes) : fold(ground, changes, upTo);
  const files = exportFiles(folded, {
    folders: projectFolders,
    ownFolder,
    nameOf: await readNames(url, changes),
    sound: async (hash) => {
      const bytes = await store.blob(hash);
      if (!bytes) throw new Error(`the sound ${hash} is not in the database: restore it from a backup`);
      return bytes;
    },
  });
  const written = await writeExported(folder, files, {
    over,
    told: (name, done, of) => {
      say(`${done}/${of} ${name}`);
    },
  });
  const conflicts = compareConflicts(folded);
  if (conflicts.length > 0) {
    say('A new release has other words in these places. What the hotline has is written:');
    for (const conflict of conflicts) say(tellConflict(conflict));
  }
  const what = draft
    ? 'the draft'
    : publication === 0
      ? 'what callers hear: nothing has been published yet'
      : `publication ${publication}`;
  say(
    `${written.length === 0 ? 'Nothing differs' : `${written.length} written`} in ${folder}, from ${what}.`,
  );
  if (written.some((name) => name.startsWith('prompts/'))) {
    say(`In the checkout, "${lineCommand} script --write" brings the scripts in docs/ up to date.`);
  }
}

async function exportLanguage({ store, ground }: OpenDesk, format: Format, language: string): Promise<void> {
  const { languages } = fold(ground, await store.changes());
  const known = [...languages.values()].map(({ info }) => info).filter(isTranslation);
  const info = known.find(({ code }) => code === language);
  if (!info) {
    throw new Error(
      `"${language}" is not translated: take one of ${known.map(({ code }) => code).join(', ')}`,
    );
  }
  const lines = await benchOf(ground, store).lines(language);
  process.stdout.write(formats[format](toTranslatorLines(allWords, info, lines), language));
}

/** The subcommand. */
export const exportCommand = new Command('export')
  .argument('[folder]', 'a checkout of this release, or an empty folder; the current folder unless given')
  .description(
    [
      'Writes what callers hear by the newest publication into the files of a checkout, as a programmer would commit it: words,',
      'reviews, recordings, months of comparison and the hotline’s own words (words/words.json). Only what the hotline has changed',
      'is written. Proposals, refusals, comments and takes that wait stay at the desk. Reviewers go by the names they chose.',
      'Where a file is neither as this release ships it nor as it would be written, nothing is written at all.',
      `\n\nFor a translator, one language with its English and notes: ${lineCommand} desk export --for-translator xliff --lang ht > ht.xlf;`,
      `"${lineCommand} desk import" takes such a file back.`,
    ].join(' '),
  )
  .option('--draft', 'the draft in place of the newest publication')
  .option('--over', 'writes over files that differ')
  .addOption(
    new Option(
      '--for-translator <format>',
      'writes the draft of one language to the standard output',
    ).choices(Object.keys(formats)),
  )
  .option('--lang <code>', 'that language', (code: string) => {
    if (/^[a-z]{2,8}$/.test(code)) return code;
    throw new InvalidArgumentError('a language code, such as ht');
  })
  .action(told(run));
