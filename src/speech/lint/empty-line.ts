import { textIn } from '../texts.ts';
import { placeOf, type Finding, type Rule } from './rule.ts';

/** A line with nothing to say: silence on the phone. */
export const emptyLine: Rule = {
  id: 'empty-line',
  says: 'Every line is a text that says something.',
  check: ({ languages }) =>
    languages
      .filter(({ info }) => info.isWritten)
      .flatMap(({ info, texts }) =>
        [...texts.lines]
          .filter(([line]) => textIn(texts, line) === undefined)
          .map(([line, { topic }]): Finding => ({
            place: placeOf(info.code, topic, line),
            at: { language: info.code, line },
            code: 'empty',
            message: 'is empty, or no text: write what is to be said',
            severity: 'error',
          })),
      ),
};
