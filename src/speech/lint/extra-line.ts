import { englishLines, neededIn, placeOf, writtenIn, type Finding, type Rule } from './rule.ts';

/** A line that stands in a file, and nothing says it. */
export const extraLine: Rule = {
  id: 'extra-line',
  says: 'Nothing stands in a file that is said to nobody.',
  check: (words) => {
    const english = englishLines(words);
    return words.languages
      .filter(({ info }) => info.isWritten)
      .flatMap((language) => {
        const needed = neededIn(words, language);
        return writtenIn(words, language)
          .filter(([line, { topic }]) => needed.get(line) !== topic && !english.has(line))
          .map(([line, { topic }]): Finding => {
            const home = needed.get(line);
            const remedy = home === undefined ? 'delete it, or mend its key' : `move it to ${home}.json`;
            return {
              place: placeOf(language.info.code, topic, line),
              code: 'extra',
              message: `is said by nothing: ${remedy}`,
              severity: 'error',
            };
          });
      });
  },
};
