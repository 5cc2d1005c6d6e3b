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
  /** Where the caller's case is, if that is known; offices that help there come first. */
  readonly from: 'court' | 'uscis' | undefined;
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

/** An office of a group, and how far it is; undefined where one of the two places is not known. */
interface Placed extends Usable {
  readonly miles: number | undefined;
}

/** The offices of a group, the nearest first. */
function placeGroup(group: Group, at: Point | undefined): readonly Placed[] {
  const placed = group.map((one): Placed => {
    const there = one.office.place?.at;
    return { ...one, miles: at && there ? milesBetween(at, there) : undefined };
  });
  return placed.length < 2
    ? placed
    : placed.toSorted((a, b) => (a.miles ?? Infinity) - (b.miles ?? Infinity) || 0);
}

/** The numbers of a group in the order in which they are said: detained ones first to whoever asks about detention. */
function numbersFor(group: Group, detained: boolean, court: number | undefined): readonly OfficeNumber[] {
  const numbers = numbersOnce(group.flatMap((one) => one.numbers)).filter(
    (one) => court === undefined || one.courts === undefined || one.courts.includes(court),
  );
  const isMeant = (one: OfficeNumber): boolean => detained && one.detained === 'only';
  return [...numbers.filter(isMeant), ...numbers.filter((one) => !isMeant(one))];
}

/** How far courts are, each measured once. */
type MilesTo = (court: Court) => number;

function createMilesTo(at: Point | undefined): MilesTo {
  const known = new Map<Court, number>();
  return (court) => {
    const miles = known.get(court) ?? (at && court.at ? milesBetween(court.at, at) : Infinity);
    known.set(court, miles);
    return miles;
  };
}

/** The court of a group's offices that is nearest, by its place in the list's courts. */
function nearestCourt(
  group: Group,
  milesTo: MilesTo,
): { court: Court; index: number; miles: number } | undefined {
  const known = group.flatMap(({ office, courts }) =>
    (office.courts ?? []).flatMap((index) => {
      const court = courts[index];
      return court ? [{ court, index, miles: milesTo(court) }] : [];
    }),
  );
  return known.toSorted((a, b) => a.miles - b.miles || 0)[0];
}

/** Who is asked for, and where they are. */
interface Asked extends Wanted {
  readonly at: Point | undefined;
  readonly state: string | undefined;
  readonly milesTo: MilesTo;
}

/** Miles between two degrees of latitude. */
const degree = 69;

/** Whether an office of a group can be near, or is for a court, or in the state: most are not, and need not be measured. */
function isPossible(group: Group, { at, state, miles, from }: Asked): boolean {
  return group.some(({ office: { place, courts } }) => {
    if (place !== undefined && place.state === state) return true;
    if (courts !== undefined && from !== 'uscis') return true;
    return at && place?.at ? Math.abs(place.at[0] - at[0]) * degree <= miles + 1 : false;
  });
}

function rank(group: Group, { at, state, milesTo, ...wanted }: Asked): Ranked | undefined {
  const placed = placeGroup(group, at);
  const [main] = placed;
  if (!main) return undefined;
  const { office, miles } = main;
  const isOnlyUscis = group.every((one) => one.office.accredited === 'uscis');
  const near = (
    by: NearOffice['by'],
    far: number | undefined,
    court?: number,
  ): Omit<NearOffice, 'court'> => ({
    office,
    numbers: numbersFor(placed, wanted.detained, court),
    miles: far === undefined ? undefined : wholeMiles(far),
    by,
    isOnlyUscis,
  });
  if (miles !== undefined && miles <= wanted.miles) return { near: near('place', miles), miles };
  const closest = wanted.from === 'uscis' ? undefined : nearestCourt(group, milesTo);
  if (closest && closest.miles <= wanted.miles) {
    const forCourt = near('court', closest.miles, closest.index);
    if (forCourt.numbers.length > 0)
      return { near: { ...forCourt, court: closest.court }, miles: closest.miles };
  }
  return state !== undefined && office.place?.state === state
    ? { near: near('state', miles), miles: miles ?? Infinity }
    : undefined;
}

/** A distance as it is said: whole miles, under one as zero. */
export function wholeMiles(miles: number): number {
  return miles < 1 ? 0 : Math.round(miles);
}

/**
 * The offices for whoever lives at a ZIP code, the best first: those within the miles, nearest first, then those for a court within the miles unless
 * the case is with USCIS, then the rest of the state. In each of these those that help only with USCIS come last for a case in court. Empty where there
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
  const asked: Asked = { ...wanted, at, state, milesTo: createMilesTo(at) };
  const ranked = groupsOf(help, wanted.detained)
    .filter((group) => isPossible(group, asked))
    .flatMap((group) => rank(group, asked) ?? []);
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
