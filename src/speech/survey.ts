import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { SpeechFolders } from './folders.ts';
import { readLanguages, type LanguageInfo } from './languages.ts';
import { readRecordings, type Recordings } from './recordings.ts';
import { readReviews, reviewState, type Reviews, type ReviewState } from './reviews.ts';
import { countStock, type Stock } from './stock.ts';
import { linesToWrite, readTexts, sourceLanguage, textIn, type Texts } from './texts.ts';

/** All that is known of a language's words: its texts, who reviewed them, and what is recorded. */
export interface Surveyed {
  readonly info: LanguageInfo;
  readonly texts: Texts;
  readonly source: Texts;
  readonly reviews: Reviews;
  readonly recordings: Recordings;
  readonly stock: Stock;
  /** The lines that a translation has, in calling order; none for English and for what is never written. */
  readonly translated: readonly LineKey[];
  /** The lines that are still the English, and so no translation that anybody could review. */
  readonly untranslated: readonly LineKey[];
  readonly reviewOf: (line: LineKey) => ReviewState;
}

/** What of a language is surveyed. */
interface SurveyedWords {
  readonly texts: Texts;
  /** What it is translated from. */
  readonly source: Texts;
  readonly reviews: Reviews;
  readonly recordings: Recordings;
}

/** Whether a language has words of its own that are made from the English. */
export function isTranslation({ isWritten, code }: LanguageInfo): boolean {
  return isWritten && code !== sourceLanguage;
}

/** Reads what there is of each language, complete or not. Throws an error that names a review.json that cannot be read. */
export function surveyLanguages(
  guide: Guide,
  { prompts, audio }: SpeechFolders,
  languages: readonly LanguageInfo[],
): readonly Surveyed[] {
  const source = readTexts(guide, prompts, sourceLanguage);
  return languages.map((info): Surveyed => {
    const { code } = info;
    const texts = isTranslation(info) ? readTexts(guide, prompts, code) : source;
    const reviews = isTranslation(info) ? readReviews(prompts, code) : {};
    return surveyWords(guide, info, { texts, source, reviews, recordings: readRecordings(audio, code) });
  });
}

/** Reads what there is of one language. Throws where there is none of that code. */
export function surveyLanguage(guide: Guide, folders: SpeechFolders, code: Language): Surveyed {
  const infos = readLanguages(folders.prompts).filter((info) => info.code === code);
  const [one] = surveyLanguages(guide, folders, infos);
  if (!one) throw new Error(`there is no language "${code}"`);
  return one;
}

/** Surveys a language by words, reviews and recordings that have been read, or that somebody thinks of. */
export function surveyWords(
  guide: Guide,
  info: LanguageInfo,
  { texts, source, reviews, recordings }: SurveyedWords,
): Surveyed {
  const reviewOf = (line: LineKey): ReviewState =>
    reviewState(reviews[line], textIn(source, line) ?? '', textIn(texts, line) ?? '');
  const needed = isTranslation(info) ? linesOf(guide, info.code) : [];
  const isEnglish = (line: LineKey): boolean => textIn(texts, line)?.trim() === textIn(source, line)?.trim();
  const untranslated = needed.filter(isEnglish);
  const open = new Set(untranslated);
  const translated = needed.filter((line) => !open.has(line));
  const isUnreviewed = open.size > 0 || translated.some((line) => reviewOf(line) === 'unreviewed');
  const stock = countStock(guide, info, texts, recordings, isUnreviewed ? { unreviewed: true } : {});
  return { info, texts, source, reviews, recordings, stock, translated, untranslated, reviewOf };
}

/** Whether a person has reviewed every line as it is now; what is no translation needs no review. */
export function isWhollyReviewed({ translated, untranslated, reviewOf }: Surveyed): boolean {
  return untranslated.length === 0 && translated.every((line) => reviewOf(line) === 'reviewed');
}

/** The lines that callers of a language hear in it. */
function linesOf(guide: Guide, code: Language): readonly LineKey[] {
  return linesToWrite(guide, code, [code]).map(({ line }) => line);
}
