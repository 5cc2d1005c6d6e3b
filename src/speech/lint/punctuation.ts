import { findInLines, type Rule } from './rule.ts';

const pairs: readonly (readonly [string, string])[] = [
  ['¿', '?'],
  ['¡', '!'],
  ['«', '»'],
  ['“', '”'],
  ['(', ')'],
  ['[', ']'],
];

const onlySeen = /[()[\]<>/\\|*#&%+=_~@^•·–—…"“”«»„]|\be\.\s?g\.|\bi\.\s?e\.|\betc\./iu;

/** What is written for eyes is silence, or worse, to ears. */
export const punctuation: Rule = {
  id: 'punctuation',
  says: 'Punctuation is balanced, and none of it can only be seen.',
  check: (words) =>
    findInLines(words, ({ text }) => {
      const plain = text.replaceAll(/\{\{[^}]*\}\}/g, '');
      const count = (mark: string): number => plain.split(mark).length - 1;
      const [uneven] = pairs.filter(
        ([opening, closing]) => count(opening) > 0 && count(opening) !== count(closing),
      );
      if (uneven) {
        const [opening, closing] = uneven;
        return {
          code: 'uneven',
          values: { opening, closing },
          message: `has "${opening}" without "${closing}": write both, or none`,
        };
      }
      const [seen] = onlySeen.exec(plain) ?? [];
      if (seen === undefined) return undefined;
      return {
        code: 'onlySeen',
        values: { found: seen },
        message: `has "${seen}", which cannot be heard: write it as words`,
      };
    }),
};
