import { milesBetween } from './distance.ts';
import { groupsOf, type Group, type Usable } from './groups.ts';
import { numbersOnce } from './numbers.ts';
import type { Court, LegalHelp, Office, OfficeNumber, Point } from './office.ts';
import { stateOfZip } from './states.ts';
import { pointNearZip, type ZipTable } from './zips.ts';

/** What is asked for. */
export interface Wanted {
  /** How far an office may be away before only those of the state are named. */
  readonly miles: number;
  /** Where the caller's case is; offices that help there come first. */
  readonly from: 'court' | 'uscis';
  /** Whether it is about somebody who is detained. */
  readonly detained: boolean;
}

/** An office that is near, and what is said of it. */
export interface NearOffice {
  readonly office: Office;
  /** All by which it can be called, in the order in which they are said. */
  readonly numbers: readonly OfficeNumber[];
  /** Whole miles, under one as zero; undefined where it is only known to be in the state. */
  readonly miles: number | undefined;
  /** Why it is named: it is near, it is for a court that is near, or it is in the state. */
  readonly by: 'place' | 'court' | 'state';
  /** The court that it is for, where that is why. */
  readonly court?: Court;
  /** Whether it helps with USCIS, and not in court. */
  readonly isOnlyUscis: boolean;
}

interface Ranked {
  readonly near: NearOffice;
  /** By which those of one kind are in order. */
  readonly miles: number;
}

const order: Readonly<Record<NearOffice['by'], number>> = { place: 0, court: 1, state: 2 };

/** How the number is said that is meant for such a caller: detained ones first to whoever asks about detention. */
function numbersFor(group: Group, detained: boolean, court: number | undefined): readonly OfficeNumber[] {
  const numbers = numbersOnce([group.main, ...group.others].flatMap((one) => one.numbers)).filter(
    (one) => court === undefined || one.courts === undefined || one.courts.includes(court),
  );
  const isMeant = (one: OfficeNumber): boolean => detained && one.detained === 'only';
  return [...numbers.filter(isMeant), ...numbers.filter((one) => !isMeant(one))];
}

/** The court of an office that is nearest, by its place in the list's courts. */
function nearestCourt(
  { office, courts }: Usable,
  at: Point,
): { court: Court; index: number; miles: number } | undefined {
  const known = (office.courts ?? []).flatMap((index) => {
    const court = courts[index];
    return court?.at ? [{ court, index, miles: milesBetween(court.at, at) }] : [];
  });
  return known.toSorted((a, b) => a.miles - b.miles)[0];
}

function rank(
  group: Group,
  at: Point | undefined,
  state: string | undefined,
  wanted: Wanted,
): Ranked | undefined {
  const { main, others } = group;
  const { office, miles } = main;
  const all = [main, ...others];
  const isOnlyUscis = all.every((one) => one.office.accredited === 'uscis');
  const numbers = numbersFor(group, wanted.detained, undefined);
  const whole = miles === undefined ? undefined : wholeMiles(miles);
  const near: NearOffice = { office, numbers, miles: whole, by: 'place', isOnlyUscis };
  if (miles !== undefined && miles <= wanted.miles) return { near, miles };
  if (at && wanted.from === 'court') {
    const [closest] = all
      .flatMap((one) => nearestCourt(one, at) ?? [])
      .filter((one) => one.miles <= wanted.miles)
      .toSorted((a, b) => a.miles - b.miles);
    const forCourt = closest ? numbersFor(group, wanted.detained, closest.index) : [];
    if (closest && forCourt.length > 0) {
      const { court } = closest;
      return {
        near: { ...near, numbers: forCourt, by: 'court', court, miles: wholeMiles(closest.miles) },
        miles: closest.miles,
      };
    }
  }
  return state !== undefined && office.place?.state === state
    ? { near: { ...near, by: 'state' }, miles: miles ?? Infinity }
    : undefined;
}

/** A distance as it is said: whole miles, under one as zero. */
export function wholeMiles(miles: number): number {
  return miles < 1 ? 0 : Math.round(miles);
}

/**
 * The offices for whoever lives at a ZIP code, the best first: those within the miles, nearest first, then those for a court within the miles where
 * the case is in court, then the rest of the state. In each of these those that help only with USCIS come last for a case in court. Empty where there
 * is none, as for a ZIP code that is nowhere.
 */
export function nearestOffices(
  help: LegalHelp,
  table: ZipTable,
  zip: string,
  wanted: Wanted,
): readonly NearOffice[] {
  if (!/^\d{5}$/.test(zip)) return [];
  const [at, state] = [pointNearZip(table, zip), stateOfZip(zip)];
  const ranked = groupsOf(help, at, wanted.detained).flatMap((group) => rank(group, at, state, wanted) ?? []);
  const isLast = ({ near }: Ranked): number => (wanted.from === 'court' && near.isOnlyUscis ? 1 : 0);
  return ranked
    .toSorted(
      (a, b) =>
        order[a.near.by] - order[b.near.by] ||
        isLast(a) - isLast(b) ||
        (a.miles === b.miles ? 0 : a.miles - b.miles) ||
        compareNames(a.near.office.name, b.near.office.name),
    )
    .map(({ near }) => near);
}

const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many offices are said at once. */
export const officesAtOnce = 3;

/** Some of the offices, and from where to go on; undefined where these are the last. */
export interface Some {
  readonly offices: readonly NearOffice[];
  readonly next: number | undefined;
}

/** The next offices from the one at a place in the order, counted from 0. */
export function someFrom(offices: readonly NearOffice[], from: number): Some {
  const end = from + officesAtOnce;
  return { offices: offices.slice(from, end), next: end < offices.length ? end : undefined };
}
