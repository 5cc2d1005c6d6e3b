import type { Guide, Language, LineKey } from '../guide/flow.ts';
import { linesNeeded } from '../guide/lines.ts';
import type { SpeechFolders } from './folders.ts';
import type { LanguageInfo } from './languages.ts';
import { readRecordings, type Recordings } from './recordings.ts';
import { readReviews, reviewState, type Reviews, type ReviewState } from './reviews.ts';
import { countStock, type Stock } from './stock.ts';
import { readTexts, sourceLanguage, textIn, type Texts } from './texts.ts';

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

/** Reads what there is of each language, complete or not. Throws an error that names a review.json that cannot be read. */
export function surveyLanguages(
  guide: Guide,
  { prompts, audio }: SpeechFolders,
  languages: readonly LanguageInfo[],
): readonly Surveyed[] {
  const source = readTexts(guide, prompts, sourceLanguage);
  return languages.map((info): Surveyed => {
    const { code } = info;
    const isTranslated = info.isWritten && code !== sourceLanguage;
    const texts = isTranslated ? readTexts(guide, prompts, code) : source;
    const reviews = isTranslated ? readReviews(prompts, code) : {};
    const recordings = readRecordings(audio, code);
    const reviewOf = (line: LineKey): ReviewState =>
      reviewState(reviews[line], textIn(source, line) ?? '', textIn(texts, line) ?? '');
    const needed = isTranslated ? linesOf(guide, code) : [];
    const isEnglish = (line: LineKey): boolean =>
      textIn(texts, line)?.trim() === textIn(source, line)?.trim();
    const translated = needed.filter((line) => !isEnglish(line));
    const untranslated = needed.filter(isEnglish);
    const isUnreviewed = needed.some((line) => isEnglish(line) || reviewOf(line) === 'unreviewed');
    const stock = countStock(guide, info, texts, recordings, isUnreviewed ? { unreviewed: true } : {});
    return { info, texts, source, reviews, recordings, stock, translated, untranslated, reviewOf };
  });
}

/** Whether a person has reviewed every line as it is now; what is no translation needs no review. */
export function isWhollyReviewed({ translated, untranslated, reviewOf }: Surveyed): boolean {
  return untranslated.length === 0 && translated.every((line) => reviewOf(line) === 'reviewed');
}

/** The lines that callers of a language hear in it. */
function linesOf(guide: Guide, code: Language): readonly LineKey[] {
  return linesNeeded(guide, code, [code]).map(({ line }) => line);
}
