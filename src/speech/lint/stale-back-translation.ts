import { lineCommand } from '../../line-command.ts';
import { backTranslation } from '../reviews.ts';
import { textIn } from '../texts.ts';
import { isJudged, isTranslation, placeOf, type Finding, type Rule } from './rule.ts';

/** The back-translation lets someone judge a line who does not read its language. */
export const staleBackTranslation: Rule = {
  id: 'stale-back-translation',
  says: 'Every translated line that no person has reviewed has been translated back, in the words that it has now.',
  check: (words) =>
    words.languages.filter(isTranslation).flatMap((language) => {
      const { info, texts, translated, reviews, reviewOf } = language;
      return (
        translated
          .filter((line) => isJudged(words, language, line))
          // One that is missing is told already.
          .filter((line) => texts.lines.has(line) && reviewOf(line) === 'unreviewed')
          .filter((line) => backTranslation(reviews[line], textIn(texts, line) ?? '') === undefined)
          .map((line): Finding => ({
            place: placeOf(info.code, texts.lines.get(line)?.topic ?? '', line),
            message: `has not been translated back in these words: someone who has not seen the English can do it with "${lineCommand} review ${info.code} --back"`,
            severity: 'notice',
          }))
      );
    }),
};
