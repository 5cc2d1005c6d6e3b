import type { Guide, Guides } from '../guide/guide.ts';
import { monthText, toMonth } from './versions.ts';

/** The versions of the guidance with the months in which their facts were compared, by `version/fact`; a version stays the same where none of its months differs. */
export function withCompared(guides: Guides, compared: ReadonlyMap<string, string>): Guides {
  return Object.fromEntries(
    Object.entries(guides).map(([version, guide]) => [version, withMonths(guide, compared)]),
  ) as Guides;
}

function withMonths(guide: Guide, compared: ReadonlyMap<string, string>): Guide {
  const others = Object.entries(guide.facts).flatMap(([id, fact]) => {
    const month = compared.get(`${fact.version}/${id}`);
    const isOther = month !== undefined && month !== (fact.compared && monthText(fact.compared));
    return isOther ? [[id, { ...fact, compared: toMonth(month) }] as const] : [];
  });
  return others.length === 0 ? guide : { ...guide, facts: { ...guide.facts, ...Object.fromEntries(others) } };
}
