import { hedges, type Hedge } from '../languages.ts';
import { findInLines, isTranslation, type Rule } from './rule.ts';

const hedgeIn = (text: string, hedge: Hedge): boolean => new RegExp(`\\b${hedge}\\b`, 'iu').test(text);

/** A hedge is part of the fact: without it the line would promise what nobody can. */
export const lostHedge: Rule = {
  id: 'lost-hedge',
  says: 'A translation keeps every "generally", "could", "can", "may", "should", "usually" and "try" of the English.',
  check: (words) =>
    findInLines(words, ({ line, text, english, language }) => {
      // A month is no hedge, and how English sounds is English.
      if (!isTranslation(language) || /^(?:month|sounds)-/.test(line)) return undefined;
      const lost = hedges
        .filter((hedge) => hedgeIn(english, hedge))
        .filter((hedge) => {
          const own = language.info.hedges[hedge] ?? [];
          return !own.some((word) => text.toLowerCase().includes(word.toLowerCase()));
        });
      if (lost.length === 0) return undefined;
      return `has lost the English "${lost.join('", "')}": say it with one of the words under "hedges" in language.json, or add the word there`;
    }),
};
