import type { Guide, Offers } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { projectFolders } from '../speech/folders.ts';
import { loadSpeech, toOffers, type Speech } from '../speech/speech.ts';

/** The project's own guide and words, as commands read them. */
export interface Project {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly offers: Offers;
}

/** Loads the guide and the words, with every language offered that can be spoken. Throws a SpeechError. */
export async function loadProject(): Promise<Project> {
  const hotlineName = process.env.HOTLINE_NAME;
  const speech = await loadSpeech(guide, projectFolders, { hotlineName });
  return { guide, speech, offers: toOffers(speech, hotlineName !== undefined) };
}
