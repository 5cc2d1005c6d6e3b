import type { Attended, Rung } from './attended.ts';
import type { Language } from './ids.ts';
import type { Offers } from './offers.ts';

/** Whether a person is there for callers of a language, and else when; undefined where the hotline has none. */
export function attendedFor(
  { person }: { readonly person?: Offers['person'] | undefined },
  language: Language,
): Attended | undefined {
  if (!person?.team) return person;
  return person.team.attended[language] ?? { isOpen: false, opens: undefined };
}

/** Whether a caller can leave a number to be called back: not in a language of which only the essentials can be said. */
export function canLeaveNumber({ person, reach }: Offers, language: Language): boolean {
  return (person?.team?.callBacks[language] ?? false) && !reach[language]?.short;
}

/** How often a group of people is rung for a caller: each group once; where there is only one, twice. */
export function roundsFor({ person }: Offers, language: Language): number {
  const groups = person?.team?.groups[language]?.length ?? 0;
  return groups === 1 ? 2 : groups;
}

/** Who rings in a round, from 0; none where nobody is there. */
export function rungIn({ person }: Offers, language: Language, round: number): readonly Rung[] {
  const groups = person?.team?.groups[language] ?? [];
  return groups[round % Math.max(groups.length, 1)] ?? [];
}
