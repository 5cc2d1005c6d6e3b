import { findInLines, type Rule } from './rule.ts';

const address = /https?:|www\.|\b[\p{L}\d-]+\.(?:gov|org|com|net|us)\b/iu;

/** No address is ever read aloud: nobody can write it down. */
export const webAddress: Rule = {
  id: 'web-address',
  says: 'No web address is spoken.',
  check: (words) =>
    findInLines(words, ({ text }) => {
      const [found] = address.exec(text) ?? [];
      if (found === undefined) return undefined;
      return {
        code: 'webAddress',
        values: { found },
        message: `has the web address "${found}": say what to search for`,
      };
    }),
};
