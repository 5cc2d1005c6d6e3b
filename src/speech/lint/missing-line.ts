import { textIn } from '../texts.ts';
import { neededIn, placeOf, type Finding, type Rule } from './rule.ts';

/** A line that callers of a language hear, and its file lacks. */
export const missingLine: Rule = {
  id: 'missing-line',
  says: 'Every language has every line that its callers hear.',
  check: (words) =>
    words.languages
      .filter(({ info }) => info.isWritten)
      .flatMap((language) => [
        ...[...language.texts.faults.values()].map((fault): Finding => ({ ...fault, severity: 'error' })),
        ...[...neededIn(words, language)]
          .filter(([line, topic]) => !language.texts.lines.has(line) && !language.texts.faults.has(topic))
          .map(([line, topic]): Finding => {
            const english = textIn(language.source, line);
            const what = english === undefined ? '' : `; in English: ${english}`;
            return {
              place: placeOf(language.info.code, topic, line),
              at: { language: language.info.code, line },
              code: 'missing',
              message: `is missing${what}`,
              severity: 'error',
            };
          }),
      ]),
};
