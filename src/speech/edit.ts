import path from 'node:path';
import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { toFingerprint } from './fingerprint.ts';
import type { SpeechFolders } from './folders.ts';
import { readJson, writeJson } from './json-file.ts';
import { readLanguages } from './languages.ts';
import { lintWords, type Found } from './lint/lint.ts';
import { placeOf } from './lint/rule.ts';
import { readRecordingList, readRecordings, writeRecordingList, type RecordingEntry } from './recordings.ts';
import { readReviews, writeReviews } from './reviews.ts';
import { surveyLanguages, type Surveyed } from './survey.ts';
import { readTexts, sourceLanguage, textIn, type LinePlace } from './texts.ts';

/** What else editing needs to know. */
export interface Editing {
  readonly guide: Guide;
  readonly folders: SpeechFolders;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
}

/** What the rules have against a text in a line's place; none means that it may be written. */
export function lintText(
  { guide, folders, seconds }: Editing,
  place: LinePlace,
  text: string,
): readonly Found[] {
  const surveyed = surveyLanguages(guide, folders, readLanguages(folders.prompts));
  return lintTextAmong({ guide, surveyed, seconds }, place, text);
}

/** The same among words that stand in no file. */
export function lintTextAmong(
  { guide, surveyed, seconds }: Omit<Editing, 'folders'> & { readonly surveyed: readonly Surveyed[] },
  { language, line }: LinePlace,
  text: string,
): readonly Found[] {
  // What is wrong with other translations is none of a translation's doing.
  const among =
    language === sourceLanguage
      ? surveyed
      : surveyed.filter(({ info }) => info.code === language || info.code === sourceLanguage);
  const after = errorsOf(among.map((one) => (one.info.code === language ? withText(one, line, text) : one)));
  if (after.length === 0) return [];
  const before = new Set(errorsOf(among).map(({ place, message }) => `${place} ${message}`));
  return after.filter((found) => !before.has(`${found.place} ${found.message}`) || isAt(found));

  function errorsOf(words: readonly Surveyed[]): readonly Found[] {
    const all = lintWords({ guide, languages: words, seconds, strict: new Set(), at: { language, line } });
    return all.filter(({ severity }) => severity === 'error');
  }
  function isAt({ place }: Found): boolean {
    const topic = surveyed.find(({ info }) => info.code === language)?.texts.lines.get(line)?.topic;
    return place === placeOf(language, topic ?? '', line);
  }
}

function withText(one: Surveyed, line: LineKey, text: string): Surveyed {
  const written = one.texts.lines.get(line);
  if (!written) return one;
  const lines = new Map(one.texts.lines).set(line, { ...written, value: text });
  return { ...one, texts: { ...one.texts, lines } };
}

/** Writes a line's text into its file. Throws where the language has no such line. */
export function writeText({ guide, folders }: Editing, { language, line }: LinePlace, text: string): void {
  const written = readTexts(guide, folders.prompts, language).lines.get(line);
  if (!written) throw new Error(`prompts/${language}: there is no line "${line}"`);
  const file = path.join(folders.prompts, language, `${written.topic}.json`);
  const values = readJson(file) as Readonly<Record<LineKey, string>>;
  writeJson(file, { ...values, [line]: text });
}

/** Marks a line as reviewed by a person, in the words that it and its English have now. `on` is a day, as 2026-11-22. */
export function markReviewed(
  { guide, folders }: Editing,
  { language, line }: LinePlace,
  { by, on }: { readonly by: string; readonly on: string },
): void {
  const english = textIn(readTexts(guide, folders.prompts, 'en'), line) ?? '';
  const translation = textIn(readTexts(guide, folders.prompts, language), line) ?? '';
  const reviews = readReviews(folders.prompts, language);
  const review = { by, on, english: toFingerprint(english), translation: toFingerprint(translation) };
  writeReviews(folders.prompts, language, { ...reviews, [line]: { ...reviews[line], review } });
}

/** Has a line be reviewed by nobody; what is known of it besides stays. */
export function unmarkReviewed(promptsFolder: string, { language, line }: LinePlace): void {
  const reviews = readReviews(promptsFolder, language);
  const { [line]: entry, ...others } = reviews;
  const kept = entry?.back && { [line]: { back: entry.back } };
  writeReviews(promptsFolder, language, { ...others, ...kept });
}

/**
 * Keeps whether a recorded line's new text means what was recorded: then the recording is played on, and else not until it is
 * made anew. Nothing is kept for a line that is not recorded.
 */
export function tellMeaning(
  { guide, folders }: Editing,
  { language, line }: LinePlace,
  meaning: 'same' | 'changed',
): void {
  const text = textIn(readTexts(guide, folders.prompts, language), line) ?? '';
  const { list } = readRecordings(folders.audio, language);
  const entry = list[line];
  if (!entry) return;
  const later = { text: toFingerprint(text), meaning };
  writeRecordingList(folders.audio, language, { ...list, [line]: { ...entry, later } });
}

/**
 * Keeps what a person who speaks the language found who listened to what a computer made. Throws where the recording is no longer
 * the one with this `sound`, or no computer's. `on` is a day, as 2026-11-22.
 */
export function markHeard(
  { folders }: Pick<Editing, 'folders'>,
  { language, line }: LinePlace,
  { sound, ...heard }: NonNullable<RecordingEntry['heard']> & { readonly sound: string },
): void {
  const list = readRecordingList(folders.audio, language);
  const entry = list[line];
  if (!entry?.made || entry.sound !== sound) {
    throw new Error(
      `audio/${language}/${line}.wav has been made anew since you listened to it: listen once more`,
    );
  }
  writeRecordingList(folders.audio, language, { ...list, [line]: { ...entry, heard } });
}
