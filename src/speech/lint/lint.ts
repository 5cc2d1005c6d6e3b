import type { Reason } from '../../reason.ts';
import { controlCharacter } from './control-character.ts';
import { digits } from './digits.ts';
import { emptyLine } from './empty-line.ts';
import { englishPhrase } from './english-phrase.ts';
import { extraLine } from './extra-line.ts';
import { longMessage } from './long-message.ts';
import { lostHedge } from './lost-hedge.ts';
import { lostTerm } from './lost-term.ts';
import { mangled } from './mangled.ts';
import { missingLine } from './missing-line.ts';
import { mixedChinese } from './mixed-chinese.ts';
import { placeholder } from './placeholder.ts';
import { punctuation } from './punctuation.ts';
import type { Surveyed } from '../survey.ts';
import { placeOf, type Finding, type Rule, type Words } from './rule.ts';
import { staleBackTranslation } from './stale-back-translation.ts';
import { staleRecording } from './stale-recording.ts';
import { staleReview } from './stale-review.ts';
import { tooLong } from './too-long.ts';
import { untranslated } from './untranslated.ts';
import { webAddress } from './web-address.ts';
import { wrongName } from './wrong-name.ts';
import { wrongScript } from './wrong-script.ts';

/** Every rule of the words. */
export const rules: readonly Rule[] = [
  missingLine,
  extraLine,
  emptyLine,
  placeholder,
  webAddress,
  digits,
  tooLong,
  longMessage,
  controlCharacter,
  wrongScript,
  mixedChinese,
  punctuation,
  englishPhrase,
  untranslated,
  lostHedge,
  lostTerm,
  wrongName,
  mangled,
  staleReview,
  staleBackTranslation,
  staleRecording,
];

/** A finding, and the rule that found it. */
export interface Found extends Finding {
  readonly rule: string;
}

/** What was found, as a reason not to take the words. */
export function toReason({ place, message, code, values, at }: Found): Reason {
  return { code: code && `lint.${code}`, values, at, text: `${place} ${message}` };
}

/**
 * Holds the words to every rule. What is wrong with a language that is still a draft is only told, and so is what is still English in one that no
 * voice reads aloud.
 */
export function lintWords(words: Words): readonly Found[] {
  const drafts = words.languages
    .filter(({ info }) => info.isDraft)
    .map(({ info }) => `prompts/${info.code}/`);
  const unread = new Set(words.languages.filter(({ info }) => !info.voice).flatMap(openPlaces));
  return rules.flatMap(({ id, check }) =>
    check(words).map((finding): Found => {
      const isTold = unread.has(finding.place) || drafts.some((draft) => finding.place.startsWith(draft));
      return { ...finding, ...(isTold ? { severity: 'notice' } : {}), rule: id };
    }),
  );
}

/** Where a language is still the English. */
function openPlaces({ info, texts, untranslated }: Surveyed): readonly string[] {
  return untranslated.map((line) => placeOf(info.code, texts.lines.get(line)?.topic ?? '', line));
}
