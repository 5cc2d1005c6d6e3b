import { isOffered } from '../../guide/offered.ts';
import type { Guide } from '../../guide/guide.ts';
import type { Key, LineKey } from '../../guide/ids.ts';
import type { Offers } from '../../guide/offers.ts';
import { toSpoken } from '../../guide/lines.ts';
import { choicesOf, shapeOf } from '../../guide/shape.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';

/** What is printed in a language, taken from its lines. */
export interface PaperWords {
  readonly say: (line: LineKey) => string;
  /** What each key of the main menu does, in a few words; the keys that mean the same everywhere among them. */
  readonly keys: ReadonlyMap<Key, string>;
  readonly isReviewed: boolean;
}

/** Letters that are spelled for a voice stand together on paper. */
function forEyes(text: string): string {
  return text.replaceAll('U S C I S', 'USCIS');
}

/** Takes a sentence that goes on by ear, such as "For what it is,", as the heading it is on paper. */
function toHeading(text: string): string {
  return text.trim().replace(/[,،、，:：。.।]+$/u, '');
}

/** The words for a flyer in a language, of a hotline that has what `offers` says; the English where the language is never written. */
export function wordsFor(guide: Guide, one: Surveyed, offers: Offers): PaperWords {
  const say = (line: LineKey): string => forEyes(textIn(one.texts, line) ?? textIn(one.source, line) ?? '');
  const main = shapeOf(guide).nodes.get(guide.roles.main);
  const choices = (main ? choicesOf(main) : []).filter((choice) => isOffered(choice, offers, one.info.code));
  const keys = new Map<Key, string>(
    choices.map(({ key, for: words, simply }) => {
      const last = typeof words === 'string' ? words : words.map(toSpoken).findLast((spoken) => spoken)?.line;
      return [key, toHeading(say(simply ?? last ?? ''))];
    }),
  );
  const { keys: everywhere, press } = guide.common;
  const lines = everywhere.map((utterance) => toSpoken(utterance)?.line ?? '');
  for (const [key, pressLine] of Object.entries(press) as [Key, LineKey][]) {
    const before = lines[lines.indexOf(pressLine) - 1];
    if (before !== undefined && lines.includes(pressLine)) keys.set(key, toHeading(say(before)));
  }
  return { say, keys, isReviewed: one.translated.every((line) => one.reviewOf(line) === 'reviewed') };
}

/** One English phrase of the wallet card: the phrase, how it sounds in the reader's script, and what it means. */
export interface CardPhrase {
  readonly english: string;
  readonly sounds: string | undefined;
  readonly means: string | undefined;
}

/** The phrases of the wallet card in a language. */
export function cardPhrases(guide: Guide, one: Surveyed): readonly CardPhrase[] {
  const { info, texts, source } = one;
  const isSource = info.code === sourceLanguage;
  return guide.cardWords
    .filter(({ exceptEnglish }) => !(isSource && exceptEnglish))
    .map(({ lines, sounds, means }) => ({
      english: toHeading(
        lines
          .map((line) => forEyes(textIn(source, line) ?? textIn(source, `${line}-${info.code}`) ?? ''))
          .join(' '),
      ),
      sounds: isSource ? undefined : sounds.map((line) => textIn(texts, line) ?? '').join('. '),
      means: isSource || means === undefined ? undefined : toHeading(textIn(texts, means) ?? ''),
    }));
}
