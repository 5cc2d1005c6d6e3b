/** What matters most for whoever says a line: how its letters, its end or its question sound. */
type Rule = 'spell' | 'question' | 'goesOn' | 'ends';

/** The rule that matters for a line, by its English. */
export function ruleOf(english: string): Rule {
  // What is spelled out stands in single letters or digits: U S C I S, one eight hundred.
  if (/\b[A-Z](?: [A-Z]\b)+|\d/.test(english)) return 'spell';
  const end = english.trim().at(-1);
  if (end === '?') return 'question';
  return end === ',' || end === ':' ? 'goesOn' : 'ends';
}
