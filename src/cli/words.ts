import { Option } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import { allWords } from './guidance.ts';
import { projectFolders, type SpeechFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';

/** Where a command finds words and recordings, unless it is told another place. */
export const promptsOption = new Option('--prompts <folder>', 'the words').default(
  projectFolders.prompts,
  'prompts/',
);
export const audioOption = new Option('--audio <folder>', 'the recordings').default(
  projectFolders.audio,
  'audio/',
);

/** What there is of every language in these folders. */
export function surveyWords(folders: SpeechFolders, guide: Guide = allWords): readonly Surveyed[] {
  return surveyLanguages(guide, folders, readLanguages(folders.prompts));
}

/** One language of these. Throws an error that names those that there are. */
export function findLanguage(surveyed: readonly Surveyed[], code: Language): Surveyed {
  const one = surveyed.find(({ info }) => info.code === code);
  if (one) return one;
  const codes = surveyed.map(({ info }) => info.code).join(', ');
  throw new Error(
    `there is no language "${code}": take one of ${codes}, or add it with "${lineCommand} languages add ${code}"`,
  );
}

/** Writes a line to the standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
