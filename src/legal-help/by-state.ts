import type { NearOffice as ToldOffice } from '../guide/near.ts';
import type { LegalHelp, Office } from './office.ts';
import { nameOfState } from './states.ts';
import { toTold } from './told-office.ts';

/** The offices of a state, by city, as they are told; all by their names. */
interface StateOffices {
  /** Two letters. */
  readonly code: string;
  readonly name: string;
  readonly cities: readonly { readonly name: string; readonly offices: readonly Office[] }[];
}

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].toSorted(([one], [other]) => byName(one, other));
}

/** The numbers that are not for people in detention alone. */
const numbersOf = ({ numbers }: Office): Office['numbers'] =>
  numbers.filter(({ detained }) => detained !== 'only');

/** All offices that have a place and a number for whoever is not detained, by state and city. */
export function officesByState({ lists }: LegalHelp): readonly StateOffices[] {
  const offices = lists
    .flatMap((list) => list.offices)
    .filter((office) => office.place && !office.detentionOnly && numbersOf(office).length > 0);
  return groupBy(offices, ({ place }) => nameOfState(place?.state ?? '')).map(([name, ofState]) => ({
    code: ofState[0]?.place?.state ?? '',
    name,
    cities: groupBy(ofState, ({ place }) => place?.city ?? '').map(([city, ofCity]) => ({
      name: city,
      offices: ofCity.toSorted((a, b) => byName(a.name, b.name)),
    })),
  }));
}

/** An office of a city that a caller of a language has chosen, as it is told there: how far it is, nobody asks. */
export function toldInCity(
  office: Office,
  language: string,
  now: number,
  called?: string,
): ToldOffice | undefined {
  const near = { office, numbers: numbersOf(office), miles: undefined, by: 'place' as const };
  const told = toTold({ ...near, isOnlyUscis: office.accredited === 'uscis' }, language, now, called);
  return told && { ...told, where: 'anywhere' };
}
