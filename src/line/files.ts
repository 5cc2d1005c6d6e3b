import path from 'node:path';
import type { Settings } from '../config/settings.ts';
import { readGuides } from '../facts/versions.ts';
import type { VersionId } from '../guide/facts.ts';
import type { Guide } from '../guide/guide.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { noOwnWords, ownWordsFile, readOwnWords, type OwnWordsRead } from '../speech/own-words.ts';
import { saidGuide } from '../speech/said-guide.ts';
import { loadSpeech } from '../speech/speech.ts';
import type { Spoken } from './words.ts';

/** Where the facts stand that belong to these words. */
export function factsFolder({ prompts }: SpeechFolders): string {
  return path.join(prompts, 'facts');
}

/** Reads a hotline's own words, each time as far as they can be read; what silenced something before does so while it cannot be read. */
export function createOwnReader(folder: string): (guide: Guide) => OwnWordsRead {
  let before = noOwnWords;
  return (guide) => {
    const read = readOwnWords(guide, folder, undefined, before);
    before = read.words;
    return read;
  };
}

/** What is said where the files alone say it. Rejects as `loadSpeech` does. */
export async function readFiles(
  { hotlineName, languages, reviewedOnly, wordsFolder }: Settings,
  folders: SpeechFolders,
  readOwn: (guide: Guide) => OwnWordsRead,
  { version, guide: given }: { readonly version: VersionId; readonly guide: Guide | undefined },
): Promise<Spoken> {
  const guides = readGuides(factsFolder(folders));
  const guide = saidGuide(given ?? guides[version], folders, { reviewedOnly });
  const speech = await loadSpeech(guide, folders, { hotlineName, languages, reviewedOnly });
  return { guides, guide, speech, own: readOwn(guide), ownPlace: ownWordsFile(wordsFolder) };
}
