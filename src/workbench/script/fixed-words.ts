import type { LineKey } from '../../guide/ids.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { hedgesIn } from '../../speech/lint/lost-hedge.ts';
import { termsIn } from '../../speech/lint/lost-term.ts';
import { saysOneOf } from '../../speech/lint/rule.ts';

/** A word of the English that a language says in certain ways alone. */
export interface FixedWord {
  readonly english: string;
  /** The ways, as beginnings or parts of words. */
  readonly ways: readonly string[];
}

/** The words of an English line that its translation says in certain ways alone: names to be learnt, and what limits a promise. */
export function fixedWordsOf(info: LanguageInfo, line: LineKey, english: string): readonly FixedWord[] {
  return [
    ...termsIn(line, english).map((term) => ({ english: term, ways: info.terms[term] ?? [] })),
    ...hedgesIn(line, english).map((hedge) => ({ english: hedge, ways: info.hedges[hedge] ?? [] })),
  ];
}

/** All words that a language says in certain ways alone. */
export function allFixedWords({ terms, hedges }: LanguageInfo): readonly FixedWord[] {
  return [...Object.entries(terms), ...Object.entries(hedges)].map(([english, ways]) => ({ english, ways }));
}

/** Whether a text says a fixed word in one of its ways. */
export function saysWord(text: string, { ways }: FixedWord): boolean {
  return saysOneOf(text, ways);
}
