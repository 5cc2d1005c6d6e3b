import { findInLines, type Rule } from './rule.ts';

const digitsLine = /^digits-(\d+)$/;

/** A voice reads 800 as eight hundred: digits are words, one by one, in every script. */
export const digits: Rule = {
  id: 'digits',
  says: 'Numbers are words, and the digits of the phone number are said one by one.',
  check: (words) =>
    findInLines(words, ({ line, text }) => {
      const [found] = /\p{Nd}+/u.exec(text) ?? [];
      if (found !== undefined)
        return {
          code: 'digits',
          values: { found },
          message: `has the digits "${found}", which a voice reads as one number: write words`,
        };
      const wanted = digitsLine.exec(line)?.[1]?.length;
      const said = text.split(/[,،，、]/).length;
      return wanted !== undefined && said !== wanted
        ? {
            code: 'digitsOfNumber',
            values: { said, wanted },
            message: `says ${said} digits where the number has ${wanted}: each is a word, with a comma after it`,
          }
        : undefined;
    }),
};
