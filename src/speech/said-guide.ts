import type { Guide, LineKey } from '../guide/flow.ts';
import { sayTranslated } from '../guide/translated.ts';
import type { SpeechFolders } from './folders.ts';
import { readLanguages, type LanguageInfo } from './languages.ts';
import { readRecordings } from './recordings.ts';
import { readReviews, reviewState } from './reviews.ts';
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
  const read = new Map(languages.map((info) => [info.code, isSaidIn(info)] as const));
  return sayTranslated(guide, {
    languages: [...read.keys()],
    isSaid: (line, language) => read.get(language)?.(line) ?? false,
  });

  function isSaidIn({ code, isWritten, voice }: LanguageInfo): (line: LineKey) => boolean {
    if (code === sourceLanguage) return () => true;
    const texts = readTexts(guide, prompts, code);
    const reviews = isWritten ? readReviews(prompts, code) : {};
    const { files } = readRecordings(audio, code);
    return (line) => {
      if (voice === undefined && !files.has(line)) return false;
      const text = textIn(texts, line);
      if (!isWritten) return true;
      if (text === undefined) return false;
      return !reviewedOnly || reviewState(reviews[line], textIn(english, line) ?? '', text) === 'reviewed';
    };
  }
}
