import type { LineKey } from '../../guide/ids.ts';
import { terms, type Term } from '../languages.ts';
import { findInLines, isTranslation, saysOneOf, type Rule } from './rule.ts';

/** The terms of an English line: "a number to call" is no A Number, which is a name; how English sounds is English. */
export function termsIn(line: LineKey, english: string): readonly Term[] {
  if (line.startsWith('sounds-')) return [];
  return terms.filter((term) => {
    const flags = term === 'A Number' ? 'u' : 'iu';
    return new RegExp(`\\b${term}s?\\b`, flags).test(english);
  });
}

/** A caller learns a word once: what is called one thing in one line and another in the next is two things. */
export const lostTerm: Rule = {
  id: 'lost-term',
  says: 'A translation says "receipt notice", "appointment notice", "Contact Center" and the other terms of the English as its language.json does, wherever the English has them.',
  check: (words) =>
    findInLines(words, ({ line, text, english, language }) => {
      if (!isTranslation(language)) return undefined;
      const lost = termsIn(line, english).filter((term) => !saysOneOf(text, language.info.terms[term] ?? []));
      if (lost.length === 0) return undefined;
      const ways = lost.flatMap((term) => language.info.terms[term] ?? []);
      return {
        code: ways.length > 0 ? 'lostTerm' : 'lostTermUnknown',
        values: { lost: lost.join(', '), ways: ways.join(', ') },
        message: `does not say "${lost.join('", "')}" as language.json has it under "terms": say it so, or add how else it is said there`,
      };
    }),
};
