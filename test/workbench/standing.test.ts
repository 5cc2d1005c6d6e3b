import { expect, it } from 'vitest';
import { noVoices } from '../../src/desk/voices.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { surveyLanguages } from '../../src/speech/survey.ts';
import { standingOf, type Standing } from '../../src/workbench/language/standing.ts';
import { copyWords } from '../copied-words.ts';
import { guide } from '../guides.ts';
import { recordTones, surveyOf, wholeLines } from '../tones.ts';

function standingIn(folders: SpeechFolders): Standing {
  const surveyed = surveyLanguages(guide, folders, readLanguages(folders.prompts));
  const one = surveyed.find(({ info }) => info.code === 'ht');
  if (!one) throw new Error('there is no ht');
  return standingOf({ guide, surveyed, one, lines: [], voices: noVoices, speakers: 2 });
}

it('what is recorded of a language and what is missing come to all that it takes, before and after the essentials', () => {
  const folders = copyWords();
  const { short } = surveyOf(folders, 'ht').stock;
  for (const recorded of [[], short.slice(0, 5), short, wholeLines(folders, 'ht').slice(0, 60)]) {
    if (recorded.length > 0) recordTones(folders, 'ht', recorded);
    const { done, all, lacking } = standingIn(folders);
    const missing = lacking.find(({ what }) => what === 'record')?.count ?? 0;
    expect(done + missing).toBe(all);
  }
});
