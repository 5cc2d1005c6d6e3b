import { Converter } from 'opencc-js/t2cn';
import { findInLines, type Rule } from './rule.ts';

// The package's own types do not resolve under Node's rules.
const toSimplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

/** Simplified characters throughout: some traditional ones are read differently, and reviewers see one text. */
export const mixedChinese: Rule = {
  id: 'mixed-chinese',
  says: 'Chinese is written in simplified characters alone.',
  check: (words) =>
    findInLines(words, ({ text, language: { info } }) => {
      if (!info.scripts.includes('Han')) return undefined;
      const simplified = Array.from(toSimplified(text));
      const mixed = Array.from(text).filter((character, index) => character !== simplified[index]);
      return mixed.length === 0
        ? undefined
        : `has the traditional characters ${mixed.join(' ')}: write simplified ones`;
    }),
};
