import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { reviewOrder } from '../speech/review-order.ts';
import { backTranslation, keepBack } from '../speech/reviews.ts';
import { surveyLanguage } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import type { Answers, Desk } from './walk.ts';

/** What reading back needs. */
interface ReadingBack {
  readonly guide: Guide;
  readonly folders: SpeechFolders;
  readonly code: Language;
  readonly answers: Answers;
}

/**
 * The desk at which somebody says in English what the lines of a language say, and is never shown the English that they were translated from:
 * whoever does not read the language can then tell whether they say the same. It is no review.
 */
export function createBackDesk({ guide, folders, code, answers }: ReadingBack): Desk {
  const { ask, tell } = answers;
  const textsOf = (all: boolean): ReadonlyMap<LineKey, string> => {
    const { translated, texts, reviews, reviewOf } = surveyLanguage(guide, folders, code);
    const open = translated.filter((line) => {
      const back = backTranslation(reviews[line], textIn(texts, line) ?? '');
      return all || (back === undefined && reviewOf(line) === 'unreviewed');
    });
    return new Map(reviewOrder(guide, open).map((line) => [line, textIn(texts, line) ?? '']));
  };
  return {
    list: () => {
      for (const line of textsOf(false).keys()) tell(`${line}\n`);
    },
    walk: async ({ all }) => {
      const open = [...textsOf(all)];
      let kept = 0;
      for (const [index, [line, text]] of open.entries()) {
        tell(`\n${index + 1} of ${open.length}\n  ${code}:  ${text}\n`);
        const says = (await ask('In English it says (empty: skip · q: stop): '))?.trim();
        if (says === undefined || says.toLowerCase() === 'q') break;
        if (says === '') continue;
        keepBack(folders.prompts, { language: code, line }, { says, text });
        kept += 1;
      }
      const left = textsOf(false).size;
      tell(
        open.length === 0
          ? 'Every line that nobody has reviewed is read back, in the words that it has now.\n'
          : `\n${kept} read back; ${left} still open. All of it is kept. Now compare it with the English: "${lineCommand} review ${code}" shows both.\n`,
      );
    },
  };
}
