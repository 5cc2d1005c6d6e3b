import { monthText } from '../facts/versions.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { readLanguages, type LanguageInfo } from '../speech/languages.ts';
import { ownWordsIn, readOwnWords, type OwnWordsFile } from '../speech/own-words.ts';
import { readRecordings, soundFingerprint, type Recordings } from '../speech/recordings.ts';
import { readReviews, type Reviews } from '../speech/reviews.ts';
import { isTranslation } from '../speech/survey.ts';
import { readTexts, sourceLanguage, textIn, type Texts } from '../speech/texts.ts';
import type { Place } from './change-place.ts';
import type { Glossary, LanguageValue } from './language-values.ts';

/** What the repository ships of a language. */
export interface GroundLanguage {
  readonly info: LanguageInfo;
  /** Its own words; the English ones for a language that nobody writes. */
  readonly texts: Texts;
  readonly reviews: Reviews;
  readonly recordings: Recordings;
  /** Started at the desk, and not shipped: what nobody has written of it is the English as it is now. */
  readonly isStarted?: true;
}

/** What the repository ships, and what stands in the hotline's own files: all changes lie over it. */
export interface Ground {
  readonly languages: ReadonlyMap<Language, GroundLanguage>;
  /** All that any version of the guidance says. */
  readonly words: Guide;
  readonly own: OwnWordsFile;
  /** The month in which a fact was compared, by `version/fact`. */
  readonly compared: ReadonlyMap<string, string>;
}

/**
 * Reads the ground from files. `guides` are the versions of the guidance, `words` all that any of them says. Throws an error that names a file
 * that cannot be read.
 */
export function readGround(
  { guides, words }: { readonly guides: readonly Guide[]; readonly words: Guide },
  { prompts, audio }: SpeechFolders,
  ownFolder: string,
): Ground {
  const source = readTexts(words, prompts, sourceLanguage);
  const languages = readLanguages(prompts).map((info): readonly [Language, GroundLanguage] => {
    const { code } = info;
    const texts = isTranslation(info) ? readTexts(words, prompts, code) : source;
    const reviews = isTranslation(info) ? readReviews(prompts, code) : {};
    return [code, { info, texts, reviews, recordings: readRecordings(audio, code) }];
  });
  const compared = guides.flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([id, fact]) =>
      fact.compared ? [[`${fact.version}/${id}`, monthText(fact.compared)] as const] : [],
    ),
  );
  return {
    languages: new Map(languages),
    words,
    own: ownWordsIn(readOwnWords(words, ownFolder).words),
    compared: new Map(compared),
  };
}

/** The fingerprint of what the ground has at a place; empty where it has nothing. */
export function groundAt({ languages, own, compared }: Ground, place: Place): string {
  const [part = '', first = '', second = ''] = place.split('/');
  const language = languages.get(first);
  switch (part) {
    case 'words': {
      const text = language && textIn(language.texts, second);
      return text === undefined ? '' : toFingerprint(text);
    }
    case 'recording': {
      const recording = language?.recordings.files.get(second);
      return recording ? soundFingerprint(recording) : '';
    }
    case 'language':
      return language ? fingerprintOf(toLanguageValue(language.info)) : '';
    case 'glossary':
      return language ? fingerprintOf(toGlossary(language.info)) : '';
    default:
      return ownAt(own, compared, place);
  }
}

/** The fingerprint of what belongs to no line at a place: the hotline's own words, its offices, a silence, a comparison; empty where nothing stands. */
export function ownAt(own: OwnWordsFile, compared: Ground['compared'], place: Place): string {
  const [part = '', first = '', second = ''] = place.split('/');
  switch (part) {
    case 'notice':
      return fingerprintOf(own.notice);
    case 'legal help':
      return fingerprintOf(own.legalHelp);
    case 'name':
      return fingerprintOf(own.name);
    case 'silence':
      return fingerprintOf(own.silenced.includes(first) || undefined);
    case 'office':
      return fingerprintOf(own.offices?.own[first]);
    case 'hidden office':
      return fingerprintOf(own.offices?.hidden.includes(first) === true || undefined);
    case 'called office':
      return fingerprintOf(own.offices?.called[first]);
    case 'compared':
      return fingerprintOf(compared.get(`${first}/${second}`));
    default:
      return '';
  }
}

/** What is known of a language, as a change has it. */
export function toLanguageValue(info: LanguageInfo): LanguageValue {
  const { name, english, isWritten, isDraft, scripts, voice } = info;
  return {
    name,
    english,
    written: isWritten,
    scripts: [...scripts],
    voice: voice !== undefined,
    draft: isDraft,
  };
}

/** How a language says its fixed words, as a change has it. */
export function toGlossary({ terms, hedges }: Pick<LanguageInfo, 'terms' | 'hedges'>): Glossary {
  return { terms, hedges } as Glossary;
}

/** The fingerprint of plain data, whatever the order of its keys; empty for undefined. */
export function fingerprintOf(value: unknown): string {
  if (value === undefined) return '';
  return toFingerprint(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ),
  );
}
