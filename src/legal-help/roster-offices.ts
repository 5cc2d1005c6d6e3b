import { keyOfName, type Representatives } from './accredited.ts';
import { isOnlyMail, keyOfStreet, readCityLine, readStreets, type CityLine } from './address.ts';
import { numbersOnce, readNumbers } from './numbers.ts';
import type { LeftOut, Office, OfficeNumber } from './office.ts';
import type { PlaceOf } from './pro-bono-offices.ts';
import { readDay, type RosterRecord } from './roster.ts';

interface Entry {
  readonly record: RosterRecord;
  readonly address: CityLine & { readonly streets: readonly string[] };
  readonly isOnlyMail: boolean;
  readonly numbers: readonly OfficeNumber[];
}

/** The last line that is a city's ends the address; a number may follow. */
function toEntry(record: RosterRecord): {
  readonly entry: Entry | undefined;
  readonly leftOut: readonly LeftOut[];
} {
  const { page, organization, lines } = record;
  const end = lines.findLastIndex((line) => readCityLine(line) !== undefined);
  const city = readCityLine(lines[end] ?? '');
  const leaveOut = (what: string, why: string): LeftOut => ({ page, what: `${organization}: ${what}`, why });
  if (!city) return { entry: undefined, leftOut: [leaveOut(lines.join(', '), 'an address without a city')] };
  const streets = lines.slice(0, end);
  const below = lines.slice(end + 1);
  const reads = below.map((line) => ({ line, read: readNumbers(line) }));
  return {
    entry: {
      record,
      address: { ...city, streets: readStreets(streets, city.city) },
      isOnlyMail: isOnlyMail(streets),
      numbers: reads.flatMap(({ read }) => read?.numbers ?? []),
    },
    leftOut: [
      ...(city.zip === undefined ? [leaveOut(lines[end] ?? '', 'no ZIP code')] : []),
      ...reads
        .filter(({ read }) => read?.unreadable !== false)
        .map(({ line }) => leaveOut(line, 'no telephone number')),
    ],
  };
}

/** Entries of one organization in one city that are the same office: the same label, or the same street. */
function isSameOffice(one: Entry, other: Entry): boolean {
  const streetOf = ({ address }: Entry): string => keyOfStreet(address.streets.join(' '));
  return one.record.label === other.record.label || streetOf(one) === streetOf(other);
}

/** Which entry of an office has its address: one where somebody is, and of these one with a number. */
function mainOf(entries: readonly Entry[]): Entry | undefined {
  const rank = (entry: Entry): number => (entry.isOnlyMail ? 2 : 0) + (entry.numbers.length === 0 ? 1 : 0);
  return entries.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** The offices of the roster: what is printed twice, for visitors and for the mail, is one. */
export function toRosterOffices(
  records: readonly RosterRecord[],
  representatives: ReadonlyMap<string, Representatives>,
  placeOf: PlaceOf,
): { readonly offices: readonly Office[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const groups = new Map<string, Entry[][]>();
  for (const record of records) {
    const { entry, leftOut: unread } = toEntry(record);
    leftOut.push(...unread);
    if (!entry) continue;
    const key = [record.organization, record.state, record.city].join('/');
    const offices = groups.get(key) ?? [];
    groups.set(key, offices);
    const same = offices.find((entries) => entries.some((one) => isSameOffice(one, entry)));
    if (same) same.push(entry);
    else offices.push([entry]);
  }
  const offices = [...groups.values()].flatMap((ofCity) => {
    const until = ofCity.flat().find(({ record }) => record.until !== undefined)?.record.until;
    return ofCity.map((entries) => toOffice(entries, until));
  });
  return { offices, leftOut };

  function toOffice(entries: readonly Entry[], until: string | undefined): Office {
    const main = mainOf(entries);
    if (!main) throw new Error('a group of offices is empty');
    const { organization, label, page } = main.record;
    const { place, leftOut: elsewhere } = placeOf(main.address);
    if (elsewhere !== undefined) {
      leftOut.push({
        page,
        what: `${organization}: ${elsewhere}`,
        why: 'a ZIP code elsewhere than its city',
      });
    }
    const people = representatives.get(keyOfName(organization));
    const accredited = people && (people.all > people.onlyDhs ? 'court' : 'uscis');
    const day = until === undefined ? undefined : readDay(until);
    return {
      name: organization,
      ...(label === 'Principal Office' ? {} : { label }),
      place,
      numbers: numbersOnce([main, ...entries].flatMap(({ numbers }) => numbers)),
      kind: 'recognized',
      ...(accredited ? { accredited } : {}),
      ...(day === undefined ? {} : { until: day }),
      pages: [...new Set(entries.map(({ record }) => record.page))],
    };
  }
}
