import { Command } from 'commander';
import { readSettings } from '../config/read.ts';
import { allWords as guide } from './guidance.ts';
import { speechSeconds } from '../phone/duration.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { lintWords, rules, type Found } from '../speech/lint/lint.ts';
import { told } from './told.ts';
import { audioOption, promptsOption, say, surveyWords } from './words.ts';

interface Options extends SpeechFolders {
  readonly quiet?: true;
}

/** Languages that callers are only offered if they are reviewed: what is out of date in them is an error. */
function strictLanguages(known: readonly string[]): ReadonlySet<string> {
  const { REVIEWED_ONLY, LANGUAGES } = process.env;
  const { reviewedOnly, languages } = readSettings({ REVIEWED_ONLY, LANGUAGES }, known);
  return new Set(reviewedOnly ? (languages ?? known) : []);
}

function lint(folders: SpeechFolders): readonly Found[] {
  const languages = surveyWords(folders);
  const strict = strictLanguages(languages.map(({ info }) => info.code));
  const lines = languages.reduce((sum, { texts, info }) => sum + (info.isWritten ? texts.lines.size : 0), 0);
  say(`${rules.length} rules, ${languages.length} languages, ${lines} lines`);
  return lintWords({ guide, languages, seconds: speechSeconds, strict });
}

/** The subcommand. */
export const command = new Command('lint')
  .description(
    [
      'Holds the words of every language to the rules of src/speech/lint:',
      ...rules.map(({ id, says }) => `  ${id}: ${says}`),
      'Exits with 1 for an error; a notice is only told. With REVIEWED_ONLY=on, what is not reviewed as it is now is an error',
      'for the languages of LANGUAGES.',
    ].join('\n'),
  )
  .addOption(promptsOption)
  .addOption(audioOption)
  .option('--quiet', 'errors alone')
  .action(
    told((options: Options) => {
      const found = lint(options);
      const errors = found.filter(({ severity }) => severity === 'error');
      for (const { severity, place, message, rule } of options.quiet ? errors : found) {
        say(`${severity}: ${place} ${message} (${rule})`);
      }
      say(`${errors.length} errors, ${found.length - errors.length} notices`);
      if (errors.length > 0) process.exitCode = 1;
    }),
  );
