import { Command } from 'commander';
import { readSettings } from '../config.ts';
import { guide } from '../guide/guide.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders, type SpeechFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { lintWords, rules, type Found } from '../speech/lint/lint.ts';
import { surveyLanguages } from '../speech/survey.ts';

interface Options {
  readonly prompts: string;
  readonly audio: string;
  readonly quiet?: true;
}

/** Languages that callers are only offered if they are reviewed: what is out of date in them is an error. */
function strictLanguages(known: readonly string[]): ReadonlySet<string> {
  const { REVIEWED_ONLY, LANGUAGES } = process.env;
  const { reviewedOnly, languages } = readSettings({ REVIEWED_ONLY, LANGUAGES }, known);
  return new Set(reviewedOnly ? (languages ?? known) : []);
}

function lint(folders: SpeechFolders): readonly Found[] {
  const infos = readLanguages(folders.prompts);
  const strict = strictLanguages(infos.map(({ code }) => code));
  const languages = surveyLanguages(guide, folders, infos);
  const lines = languages.reduce((sum, { texts, info }) => sum + (info.isWritten ? texts.lines.size : 0), 0);
  process.stdout.write(`${rules.length} rules, ${infos.length} languages, ${lines} lines\n`);
  return lintWords({ guide, languages, seconds: speechSeconds, strict });
}

new Command('lint:prompts')
  .description(
    [
      'Holds the words of every language to the rules of src/speech/lint:',
      ...rules.map(({ id, says }) => `  ${id}: ${says}`),
      'Exits with 1 for an error; a notice is only told. With REVIEWED_ONLY=on, what is not reviewed as it is now is an error',
      'for the languages of LANGUAGES.',
    ].join('\n'),
  )
  .option('--prompts <folder>', 'the words to check', projectFolders.prompts)
  .option('--audio <folder>', 'the recordings to check', projectFolders.audio)
  .option('--quiet', 'errors alone')
  .action((options: Options) => {
    try {
      const found = lint(options);
      const errors = found.filter(({ severity }) => severity === 'error');
      for (const { severity, place, message, rule } of options.quiet ? errors : found) {
        process.stdout.write(`${severity}: ${place} ${message} (${rule})\n`);
      }
      process.stdout.write(`${errors.length} errors, ${found.length - errors.length} notices\n`);
      if (errors.length > 0) process.exitCode = 1;
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  })
  .parse();
