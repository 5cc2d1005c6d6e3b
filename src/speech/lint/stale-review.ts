import { lineCommand } from '../../line-command.ts';
import { isJudged, isTranslation, placeOf, type Finding, type Rule, type Words } from './rule.ts';

/** A review is of the words that were reviewed, and of the English that they were compared with. */
export const staleReview: Rule = {
  id: 'stale-review',
  says: 'What a person has reviewed has not changed since; a language that is offered as reviewed is so wholly.',
  check: (words) =>
    words.languages.filter(isTranslation).flatMap((language) => {
      const { info, translated, reviewOf, reviews, texts } = language;
      const severity = words.strict.has(info.code) ? 'error' : 'notice';
      const stale = translated.filter(
        // One that is missing is told already.
        (line) =>
          isJudged(words, language, line) &&
          texts.lines.has(line) &&
          reviews[line]?.review !== undefined &&
          reviewOf(line) !== 'reviewed',
      );
      return [
        ...stale.map((line): Finding => ({
          place: placeOf(info.code, texts.lines.get(line)?.topic ?? '', line),
          message: `has changed since it was reviewed, or its English has: "${lineCommand} review ${info.code}"`,
          severity,
        })),
        ...unreviewed(words, language),
      ];
    }),
};

function unreviewed({ strict }: Words, language: Words['languages'][number]): readonly Finding[] {
  const { info, translated, reviews } = language;
  const open = translated.filter((line) => reviews[line]?.review === undefined);
  if (open.length === 0 || !strict.has(info.code)) return [];
  return [
    {
      place: `prompts/${info.code}/review.json`,
      message: `${open.length} of ${translated.length} lines no person has reviewed, so REVIEWED_ONLY keeps the language from callers: "${lineCommand} review ${info.code}"`,
      severity: 'error',
    },
  ];
}
