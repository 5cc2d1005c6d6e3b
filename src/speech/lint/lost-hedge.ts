import type { LineKey } from '../../guide/ids.ts';
import { hedges, type Hedge } from '../languages.ts';
import { findInLines, isTranslation, saysOneOf, type Rule } from './rule.ts';

/** The hedges of an English line: a month is none, and how English sounds is English. */
export function hedgesIn(line: LineKey, english: string): readonly Hedge[] {
  if (/^(?:month|sounds)-/.test(line)) return [];
  return hedges.filter((hedge) => new RegExp(`\\b${hedge}\\b`, 'iu').test(english));
}

/** A hedge is part of the fact: without it the line would promise what nobody can. */
export const lostHedge: Rule = {
  id: 'lost-hedge',
  says: 'A translation keeps every "generally", "could", "can", "may", "should", "usually" and "try" of the English.',
  check: (words) =>
    findInLines(words, ({ line, text, english, language }) => {
      if (!isTranslation(language)) return undefined;
      const lost = hedgesIn(line, english).filter(
        (hedge) => !saysOneOf(text, language.info.hedges[hedge] ?? []),
      );
      if (lost.length === 0) return undefined;
      const ways = lost.flatMap((hedge) => language.info.hedges[hedge] ?? []);
      return {
        code: ways.length > 0 ? 'lostHedge' : 'lostHedgeUnknown',
        values: { lost: lost.join(', '), ways: ways.join(', ') },
        message: `has lost the English "${lost.join('", "')}": say it with one of the words under "hedges" in language.json, or add the word there`,
      };
    }),
};
