import { findInLines, type Rule } from './rule.ts';

/** Letters of another script are read wrongly, or not at all. */
export const wrongScript: Rule = {
  id: 'wrong-script',
  says: 'Every letter is of a script that language.json names, or of an agreed word in Latin letters.',
  check: (words) =>
    findInLines(words, ({ text, language: { info } }) => {
      const own = new RegExp(
        `^[${info.scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]$`,
        'u',
      );
      const rest = text
        .replaceAll(/\{\{[^}]*\}\}/g, '')
        .replaceAll(/\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu, (word) =>
          info.latin.includes(word) ? '' : word,
        );
      const foreign = Array.from(rest).filter((letter) => /\p{L}/u.test(letter) && !own.test(letter));
      if (foreign.length === 0) return undefined;
      const found = [...new Set(foreign)].join(' ');
      return {
        code: 'wrongScript',
        values: { found },
        message: `has the letters "${found}", which are not ${info.scripts.join(' or ')}: write them in the language's own, or name the word under "latin" in language.json`,
      };
    }),
};
