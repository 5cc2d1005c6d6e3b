import type { Guide, Offers } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { isSpoken, loadSpeech, projectFolders, type Speech } from '../speech/speech.ts';

/** The project's own guide and words, as commands read them. */
export interface Project {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly offers: Offers;
}

/** Loads the guide and the words, with every language offered that can be spoken. Throws a SpeechError. */
export async function loadProject(): Promise<Project> {
  const name = process.env.HOTLINE_NAME;
  const speech = await loadSpeech(guide, projectFolders, name);
  const languages = speech.languages.filter(isSpoken).map(({ code }) => code);
  return { guide, speech, offers: { languages, named: name !== undefined } };
}
