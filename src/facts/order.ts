import type { FactId } from '../guide/facts.ts';
import type { Guide } from '../guide/guide.ts';

/** A mistake in these does the most harm: whether to go, what not going does, what a court wants, the words to say. */
const gravest: readonly RegExp[] = [/^W5$/, /^W3$/, /^W6$/, /^S/, /^RC/, /^I/, /^M/, /^C10$/, /^RU/];

/** The facts of a version in the order in which they are compared: the most harmful first. */
export function comparingOrder({ facts }: Guide): readonly FactId[] {
  const rank = (id: FactId): number => {
    const found = gravest.findIndex((one) => one.test(id));
    return found === -1 ? gravest.length : found;
  };
  return Object.keys(facts).toSorted((a, b) => rank(a) - rank(b));
}
