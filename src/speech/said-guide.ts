import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { sayTranslated } from '../guide/translated.ts';
import type { SpeechFolders } from './folders.ts';
import { readLanguages, type LanguageInfo } from './languages.ts';
import { readRecordings } from './recordings.ts';
import { readReviews, reviewState, type ReviewEntry } from './reviews.ts';
import { isTranslation } from './survey.ts';
import { readTexts, sourceLanguage, textIn } from './texts.ts';

/**
 * The guide as callers hear it of these files: what a hotline has added, and is not said in a language yet, is said in English there, or left out.
 * The same value where nothing is added. Throws as `readLanguages` does.
 */
export function saidGuide(
  guide: Guide,
  { prompts, audio }: SpeechFolders,
  { reviewedOnly = false }: { readonly reviewedOnly?: boolean } = {},
): Guide {
  if (guide.topics.every(({ untranslated }) => untranslated === undefined)) return guide;
  const languages = readLanguages(prompts);
  const english = readTexts(guide, prompts, sourceLanguage);
  const read = new Map(languages.map((info) => [info.code, saidIn(info)] as const));
  return sayTranslated(guide, {
    languages: [...read.keys()],
    isSaid: (line, language) => read.get(language)?.(line) ?? false,
  });

  function saidIn(info: LanguageInfo): (line: LineKey) => boolean {
    const texts = readTexts(guide, prompts, info.code);
    const reviews = isTranslation(info) ? readReviews(prompts, info.code) : {};
    const { files } = readRecordings(audio, info.code);
    return (line) =>
      isSaid(
        info,
        {
          text: textIn(texts, line),
          english: textIn(english, line),
          review: reviews[line],
          isRecorded: files.has(line),
        },
        reviewedOnly,
      );
  }
}

/** What there is of a line that a hotline has added, in one language. */
interface AddedLine {
  readonly text: string | undefined;
  readonly english: string | undefined;
  readonly review: ReviewEntry | undefined;
  readonly isRecorded: boolean;
}

/** Whether callers of a language can hear such a line in it: by its live voice, or else recorded; where only reviewed words count, in these. */
export function isSaid(info: LanguageInfo, line: AddedLine, reviewedOnly: boolean): boolean {
  if (info.code === sourceLanguage) return true;
  if (info.voice === undefined && !line.isRecorded) return false;
  if (!info.isWritten) return true;
  if (line.text === undefined) return false;
  return !reviewedOnly || reviewState(line.review, line.english ?? '', line.text) === 'reviewed';
}
