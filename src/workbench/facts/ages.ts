import { expiredFacts, oldUpTo } from '../../facts/age.ts';
import { comparingOrder } from '../../facts/order.ts';
import { toMonth } from '../../facts/versions.ts';
import { isAfter, type Fact, type FactId, type Facts } from '../../guide/facts.ts';
import type { Guide } from '../../guide/guide.ts';

/** The months in which facts were compared, by `version/fact`. */
export type Months = ReadonlyMap<string, string>;

/** The facts of a guide as they were compared last, published or not. */
export function factsCompared({ facts }: Guide, months: Months): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([id, fact]): readonly [FactId, Fact] => [
      id,
      { ...fact, compared: toMonth(months.get(`${fact.version}/${id}`)) ?? fact.compared },
    ]),
  );
}

/** How old facts are at a moment: said no more for want of a comparison; said, and compared too long ago or never. */
export function agesAt(
  guide: Guide,
  months: Months,
  now: number,
): { readonly gone: readonly FactId[]; readonly old: readonly FactId[] } {
  const facts = factsCompared(guide, months);
  const gone = expiredFacts(facts, now);
  const limit = oldUpTo(now);
  const isOld = ({ compared }: Fact): boolean => compared === undefined || !isAfter(compared, limit);
  return {
    gone,
    old: Object.keys(facts).filter((id) => {
      const fact = facts[id];
      return fact !== undefined && !gone.includes(id) && isOld(fact);
    }),
  };
}

/** The facts that nobody has compared in a month such as 2026-11, the most harmful first. */
export function toCompare(guide: Guide, months: Months, month: string): readonly FactId[] {
  return comparingOrder(guide).filter((id) => {
    const fact = guide.facts[id];
    return fact !== undefined && months.get(`${fact.version}/${id}`) !== month;
  });
}
