import { readSettings, type Settings } from '../config.ts';
import { versionIds } from '../guide/facts.ts';
import type { Guide, Offers } from '../guide/flow.ts';
import { expiredFacts, oldUpTo } from '../facts/age.ts';
import type { EditionState } from '../edition/legal-help.ts';
import { readOffices, readPrinted, readZips } from '../legal-help/files.ts';
import { createLegalHelp } from '../legal-help/offer.ts';
import { toOwnOffices } from '../legal-help/own-offices.ts';
import { createOffers } from '../telephony/offers.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { lintOwnText } from '../speech/own-lint.ts';
import { readOwnWords } from '../speech/own-words.ts';
import { loadSpeech, ownOffers, toOffers, withOwnWords, type Speech } from '../speech/speech.ts';
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
  const { hotlineName, languages, reviewedOnly, wordsFolder, timeZone } = settings;
  const loaded = await loadSpeech(guide, projectFolders, { hotlineName, languages, reviewedOnly });
  const { words, faults } = readOwnWords(guide, wordsFolder, (language, text) =>
    lintOwnText({ guide, surveyed: loaded.surveyed, seconds: speechSeconds }, language, text).map(
      (fault) => fault.text,
    ),
  );
  const speech = withOwnWords(loaded, words);
  const { notice, silenced } = words;
  const ownOffices = toOwnOffices(words.offices, timeZone);
  const always: Offers = {
    ...toOffers(speech, hotlineName !== undefined),
    own: ownOffers(speech),
    ...(silenced.length > 0 ? { silenced: new Set(silenced) } : {}),
  };
  const offers = createOffers(
    always,
    {
      person: undefined,
      uscis: undefined,
      texts: false,
      legalHelp: createLegalHelp(
        { printed: readPrinted(), readOffices, readZips },
        { setting: settings.legalHelp, own: ownOffices, now: Date.now },
      ),
      oldUpTo,
      expired: (moment) => expiredFacts(guide.facts, moment),
      notice: notice && { until: notice.until, zone: timeZone },
    },
    Date.now,
  );
  const states = readStates(settings, ownOffices, Date.now());
  return { guide, speech, offers: offers(), settings, states, faults };
}
