import { keyOfName, readRepresentatives, splitRoster } from './accredited.ts';
import { locate, type Cities } from './locate.ts';
import type { LeftOut, OfficeList } from './office.ts';
import type { Page } from './pdf-text.ts';
import { courtsOf, toProBonoOffices, type PlaceOf } from './pro-bono-offices.ts';
import { readAllListings } from './pro-bono.ts';
import { toRosterOffices } from './roster-offices.ts';
import { countDated, readDay, readRosterRecords } from './roster.ts';
import type { ZipTable } from './zips.ts';

/** Where ZIP codes and cities are. */
export interface Gazetteer {
  readonly table: ZipTable;
  readonly cities: Cities;
}

/** A list that was read, and what of it could not be. */
export interface ListRead {
  readonly list: OfficeList;
  readonly leftOut: readonly LeftOut[];
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Courts in what is no city of the Post Office: https://www.justice.gov/eoir/find-immigration-court-and-access-internet-based-hearings. */
const zipsOfCourts: Readonly<Record<string, string>> = {
  'Fort Snelling, MN': '55111',
  'Guaynabo, PR': '00968',
  'Otay Mesa, CA': '92154',
  'Otero, NM': '88081',
};

function placesBy(gazetteer: Gazetteer): PlaceOf {
  return ({ streets, city, state, zip }) => {
    const { at, isElsewhere } = locate({ city, state, zip }, gazetteer);
    return {
      place: {
        streets,
        city,
        state,
        ...(zip === undefined || isElsewhere ? {} : { zip }),
        ...(at ? { at } : {}),
      },
      leftOut: isElsewhere ? `${city}, ${state} ${zip ?? ''}` : undefined,
    };
  };
}

function readRoster(pages: readonly Page[], printed: string, gazetteer: Gazetteer): ListRead {
  const { offices: front, people } = splitRoster(pages);
  const records = readRosterRecords(front);
  const known = new Set(records.map(({ organization }) => keyOfName(organization)));
  const representatives = readRepresentatives(people, known);
  const { offices, leftOut } = toRosterOffices(records, representatives, placesBy(gazetteer));
  const all = [...representatives.values()];
  return {
    list: {
      list: 'roster',
      printed,
      counts: {
        entries: records.length,
        dated: countDated(front),
        organizations: known.size,
        cities: new Set(records.map(({ state, city }) => `${state}/${city}`)).size,
        states: new Set(records.map(({ state }) => state)).size,
        representatives: all.reduce((sum, one) => sum + one.all, 0),
        'representatives only before DHS': all.reduce((sum, one) => sum + one.onlyDhs, 0),
        'organizations with representatives': all.length,
        'organizations only before DHS': all.filter((one) => one.all === one.onlyDhs).length,
      },
      courts: [],
      offices,
    },
    leftOut,
  };
}

function readProBono(pages: readonly Page[], printed: string, gazetteer: Gazetteer): ListRead {
  const listings = readAllListings(pages);
  const { offices, leftOut } = toProBonoOffices(listings, placesBy(gazetteer));
  const courts = courtsOf(listings).map((court) => {
    const [city = ''] = court.city.split(' & ');
    const { at } = locate(
      { city, state: court.state, zip: zipsOfCourts[`${city}, ${court.state}`] },
      gazetteer,
    );
    return { ...court, ...(at ? { at } : {}) };
  });
  const withStars = (stars: number): number => listings.filter((listing) => listing.stars === stars).length;
  return {
    list: {
      list: 'pro-bono',
      printed,
      counts: {
        listings: listings.length,
        organizations: new Set(listings.map(({ name }) => name.toLowerCase())).size,
        courts: courts.length,
        'non-profits': withStars(1),
        referrals: withStars(2),
        'private attorneys': withStars(3),
        'without a star': withStars(0),
      },
      courts,
      offices,
    },
    leftOut,
  };
}

/** Reads a document's pages as the list that they are. Throws an error where they are none of the two lists, telling which file. */
export function readList(pages: readonly Page[], file: string, gazetteer: Gazetteer): ListRead {
  const texts = pages.slice(0, 3).flatMap(({ items }) => items.map(({ text }) => text));
  const find = (pattern: RegExp): RegExpExecArray | undefined =>
    texts.map((text) => pattern.exec(text)).find((match) => match !== null);
  if (find(/^Recognized Organizations and Accredited Representatives Roster/)) {
    const printed = readDay(find(/^Report Last Updated on: (.+)/)?.[1] ?? '');
    if (!find(/^by State and City/))
      throw new Error(`${file} is the roster, but not the one "by State and City"`);
    if (printed === undefined) throw new Error(`${file} is the roster, but no day is printed on it`);
    return readRoster(pages, printed, gazetteer);
  }
  if (find(/^List of Pro Bono Legal Service Providers/)) {
    const [, month = '', year = ''] = find(/^Updated (\w+) (\d{4})/) ?? [];
    const number = months.indexOf(month) + 1;
    if (number === 0) throw new Error(`${file} is the pro bono list, but no month is printed on it`);
    return readProBono(pages, `${year}-${String(number).padStart(2, '0')}`, gazetteer);
  }
  throw new Error(
    `${file} is neither list of the government: it must be the roster by State and City, or the List of Pro Bono Legal Service Providers`,
  );
}
