import { keyOfStreet } from './address.ts';
import { readListing, type ListedOffice } from './listing-offices.ts';
import { numbersOnce } from './numbers.ts';
import type { LeftOut, Office, OfficeKind, OfficeNumber } from './office.ts';
import type { CourtHeading, Listing } from './pro-bono.ts';
import type { Place } from './office.ts';

/** Gives an address its place on the earth, and tells where its ZIP code is elsewhere. */
export type PlaceOf = (address: NonNullable<ListedOffice['address']>) => {
  readonly place: Place;
  readonly leftOut: string | undefined;
};

const kinds: readonly (OfficeKind | undefined)[] = [undefined, 'non-profit', 'referral', 'private-attorney'];

/** The courts of listings, each once, as they come. */
export function courtsOf(listings: readonly Listing[]): readonly CourtHeading[] {
  return [...new Map(listings.map(({ court }) => [court.name, court])).values()];
}

interface Printed extends ListedOffice {
  readonly listing: Listing;
  readonly court: number;
  readonly detentionOnly: boolean;
}

/** An office by which it is known under other courts: its name, and its street or city. */
function keyOf({ listing, address }: Printed): string {
  const [street = ''] = address?.streets.filter((line) => /\d/.test(line)) ?? [];
  return [listing.name.toLowerCase(), address?.city, address?.state, keyOfStreet(street)].join('/');
}

/** The numbers of an office that is printed under several courts; a number that is not under all of them names its own. */
function numbersOf(printed: readonly Printed[], courts: readonly number[]): readonly OfficeNumber[] {
  return numbersOnce(printed.flatMap(({ numbers }) => numbers)).map((number) => {
    const own = printed
      .filter(({ numbers }) => numbers.some(({ digits }) => digits === number.digits))
      .map(({ court }) => court);
    return courts.every((court) => own.includes(court)) ? number : { ...number, courts: [...new Set(own)] };
  });
}

/** The offices of the pro bono list: one that is printed under several courts is one. */
export function toProBonoOffices(
  listings: readonly Listing[],
  placeOf: PlaceOf,
): { readonly offices: readonly Office[]; readonly leftOut: readonly LeftOut[] } {
  const names = courtsOf(listings).map(({ name }) => name);
  const leftOut: LeftOut[] = [];
  const groups = new Map<string, Printed[]>();
  for (const listing of listings) {
    const read = readListing(listing);
    leftOut.push(...read.leftOut);
    const court = names.indexOf(listing.court.name);
    // A listing without address and number is an office all the same, which is reached otherwise.
    const none: ListedOffice = { label: undefined, address: undefined, numbers: [] };
    for (const office of read.offices.length > 0 ? read.offices : [none]) {
      const printed = { ...office, listing, court, detentionOnly: read.detentionOnly };
      groups.set(keyOf(printed), [...(groups.get(keyOf(printed)) ?? []), printed]);
    }
  }
  return { offices: [...groups.values()].map(toOffice), leftOut };

  function toOffice(printed: readonly Printed[]): Office {
    const [first] = printed;
    if (!first) throw new Error('a group of offices is empty');
    const { listing, label, address } = first;
    const courts = [...new Set(printed.map(({ court }) => court))];
    const pages = [...new Set(printed.map(({ listing: { page } }) => page))];
    const placed = address && placeOf(address);
    if (placed?.leftOut !== undefined) {
      leftOut.push({
        page: listing.page,
        what: `${listing.name}: ${placed.leftOut}`,
        why: 'a ZIP code elsewhere than its city',
      });
    }
    const kind = kinds[listing.stars];
    return {
      name: listing.name,
      ...(listing.longName === undefined ? {} : { longName: listing.longName }),
      ...(label === undefined ? {} : { label }),
      ...(placed ? { place: placed.place } : {}),
      numbers: numbersOf(printed, courts),
      ...(kind === undefined ? {} : { kind }),
      courts,
      ...(printed.every(({ detentionOnly }) => detentionOnly) ? { detentionOnly: true as const } : {}),
      pages,
    };
  }
}
