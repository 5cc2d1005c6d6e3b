import { terms, type Term } from '../languages.ts';
import { findInLines, isTranslation, type Rule } from './rule.ts';

/** Whether an English text has a term: "a number to call" is no A Number, which is a name. */
function hasTerm(text: string, term: Term): boolean {
  const flags = term === 'A Number' ? 'u' : 'iu';
  return new RegExp(`\\b${term}s?\\b`, flags).test(text);
}

/** A caller learns a word once: what is called one thing in one line and another in the next is two things. */
export const lostTerm: Rule = {
  id: 'lost-term',
  says: 'A translation says "receipt notice", "appointment notice", "Contact Center" and the other terms of the English as its language.json does, wherever the English has them.',
  check: (words) =>
    findInLines(words, ({ line, text, english, language }) => {
      // How English sounds is English.
      if (!isTranslation(language) || line.startsWith('sounds-')) return undefined;
      const lost = terms.filter((term) => {
        if (!hasTerm(english, term)) return false;
        const own = language.info.terms[term] ?? [];
        return !own.some((word) => text.toLowerCase().includes(word.toLowerCase()));
      });
      if (lost.length === 0) return undefined;
      return `does not say "${lost.join('", "')}" as language.json has it under "terms": say it so, or add how else it is said there`;
    }),
};
