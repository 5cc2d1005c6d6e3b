import { textIn } from '../texts.ts';
import { placeOf, writtenIn, type Finding, type Rule } from './rule.ts';

/** A line with nothing to say: silence on the phone. */
export const emptyLine: Rule = {
  id: 'empty-line',
  says: 'Every line is a text that says something.',
  check: (words) =>
    words.languages
      .filter(({ info }) => info.isWritten)
      .flatMap((language) =>
        writtenIn(words, language)
          .filter(([line]) => textIn(language.texts, line) === undefined)
          .map(([line, { topic }]): Finding => ({
            place: placeOf(language.info.code, topic, line),
            at: { language: language.info.code, line },
            code: 'empty',
            message: 'is empty, or no text: write what is to be said',
            severity: 'error',
          })),
      ),
};
