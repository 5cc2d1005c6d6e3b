import { findInLines, type Rule } from './rule.ts';

/** Scripts whose voices mangle Latin letters and digits in their midst; a Chinese voice spells single letters. */
const mangling = ['Arabic', 'Gurmukhi', 'Devanagari', 'Bengali', 'Gujarati', 'Cyrillic'];

/** Latin letters and digits that a language's voice would make noise of. */
export const mangled: Rule = {
  id: 'mangled',
  says: 'No Latin letters or digits stand in a script whose voice mangles them.',
  check: (words) =>
    findInLines(words, ({ text, language: { info } }) => {
      const plain = text.replaceAll(/\{\{[^}]*\}\}/g, '');
      const spells = info.scripts.includes('Han') || info.scripts.includes('Hangul');
      const isMangling = info.scripts.some((script) => mangling.includes(script));
      const pattern = spells ? /\p{Script=Latin}{2,}|\p{Nd}{2,}/u : /[\p{Script=Latin}\p{Nd}]+/u;
      const [found] = (isMangling || spells ? pattern.exec(plain) : undefined) ?? [];
      if (found === undefined) return undefined;
      return {
        code: 'mangled',
        values: { found },
        message: `has "${found}", which its voice mangles: write how it sounds in the language's own letters`,
      };
    }),
};
