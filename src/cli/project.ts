import { readSettings } from '../config/read.ts';
import type { Settings } from '../config/settings.ts';
import { versionIds } from '../guide/facts.ts';
import type { Guide } from '../guide/guide.ts';
import type { Offers } from '../guide/offers.ts';
import type { EditionState } from '../edition/legal-help.ts';
import { oldUpTo } from '../facts/age.ts';
import { toOwnOffices } from '../legal-help/own-offices.ts';
import { offersOf } from '../line/words.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { lintOwnText } from '../speech/own-lint.ts';
import { readOwnWords } from '../speech/own-words.ts';
import { loadSpeech, toOffers, withOwnWords, type Speech } from '../speech/speech.ts';
import { guides } from './guidance.ts';
import { readStates } from './states.ts';

/** The project's own guide and words, as commands read them. */
export interface Project {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly offers: Offers;
}

/** Loads a version of the guidance and the words, with every language offered that can be spoken. Throws a SpeechError. */
export async function loadProject(guide: Guide): Promise<Project> {
  const hotlineName = process.env.HOTLINE_NAME;
  const speech = await loadSpeech(guide, projectFolders, { hotlineName });
  return {
    guide,
    speech,
    offers: { ...toOffers(speech, hotlineName !== undefined), oldUpTo: oldUpTo(Date.now()) },
  };
}

/** A project as a hotline has set it up, and what of its own words is at fault. */
export interface HotlineProject extends Project {
  readonly settings: Settings;
  /** Who gives legal help, by state, as an edition tells it. */
  readonly states: readonly EditionState[];
  readonly faults: readonly string[];
}

/**
 * Loads what a hotline says, as its line would: by its settings and with its own words. No person answers, and
 * nothing is sent. Throws a SettingsError or a SpeechError.
 */
export async function loadHotline(asked?: string): Promise<HotlineProject> {
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  const settings = readSettings(process.env, known);
  const guide = guides[versionIds.find((id) => id === asked) ?? settings.guidance];
  const { hotlineName, languages, reviewedOnly, wordsFolder } = settings;
  const loaded = await loadSpeech(guide, projectFolders, { hotlineName, languages, reviewedOnly });
  const { words, faults } = readOwnWords(guide, wordsFolder, (language, text) =>
    lintOwnText({ guide, surveyed: loaded.surveyed, seconds: speechSeconds }, language, text).map(
      (fault) => fault.text,
    ),
  );
  const speech = withOwnWords(loaded, words);
  const alone = { ...settings, advocate: undefined, connect: undefined, textMessages: false };
  const offers = offersOf(guide, speech, alone, Date.now);
  const states = readStates(settings, toOwnOffices(words.offices, settings.timeZone), Date.now());
  return { guide, speech, offers: offers(), settings, states, faults };
}
