import { milesBetween, nearMiles } from '../../legal-help/distance.ts';
import type { LegalHelp, ListName, Office } from '../../legal-help/office.ts';
import { idOfOffice, isOwn, type OfficesFile, type OwnOffices } from '../../legal-help/own-offices.ts';
import { stateNamed } from '../../legal-help/states.ts';
import { pointNearZip, type ZipTable } from '../../legal-help/zips.ts';

/** An office as the page lists it. */
export interface KnownOffice {
  readonly id: string;
  readonly office: Office;
  /** The list that it stands in; undefined for one of the hotline's own. */
  readonly list: ListName | undefined;
  readonly isHidden: boolean;
  /** The day on which its number was called and right. */
  readonly called: string | undefined;
  /** How far it is from the ZIP code that was searched, in miles. */
  readonly miles?: number;
}

/** All offices that there are: the hotline's own first, each of the lists once. */
export function knownOffices(
  { lists }: LegalHelp,
  own: OwnOffices['offices'],
  { hidden, called }: OfficesFile,
): readonly KnownOffice[] {
  const all = [
    ...own.map((office) => ({ office, list: undefined })),
    ...lists.flatMap(({ list, offices }) => offices.map((office) => ({ office, list }))),
  ];
  const byId = new Map<string, KnownOffice>();
  for (const { office, list } of all) {
    const id = idOfOffice(office);
    if (byId.has(id)) continue;
    byId.set(id, { id, office, list, isHidden: hidden.includes(id), called: called[id] });
  }
  return [...byId.values()];
}

/**
 * The offices that a search finds: for a ZIP code the nearest first, for a state all of it, for anything else those with these words in their name or
 * city. Nothing searched: those of which the hotline has said something.
 */
export function findOffices(
  all: readonly KnownOffice[],
  wanted: string,
  zips: () => ZipTable,
): readonly KnownOffice[] {
  if (wanted === '') return all.filter(({ office, isHidden, called }) => isOwn(office) || isHidden || called);
  if (/^\d{5}$/.test(wanted)) return nearZip(all, wanted, zips());
  const state = stateNamed(wanted);
  if (state !== undefined) return all.filter(({ office }) => office.place?.state === state);
  const words = plain(wanted).split(' ');
  const digits = wanted.replaceAll(/\D/g, '');
  return all.filter(({ id, office: { name, longName = '', place, numbers } }) => {
    const text = plain(`${name} ${longName} ${place?.city ?? ''} ${place?.state ?? ''}`);
    const isNumber = digits.length >= 7 && numbers.some((one) => one.digits.includes(digits.slice(-10)));
    return id === wanted || isNumber || words.every((word) => text.includes(word));
  });
}

function nearZip(all: readonly KnownOffice[], zip: string, zips: ZipTable): readonly KnownOffice[] {
  const from = pointNearZip(zips, zip);
  if (!from) return [];
  return all
    .flatMap((one): readonly (KnownOffice & { miles: number })[] => {
      const { place } = one.office;
      const at = place?.at ?? (place?.zip === undefined ? undefined : pointNearZip(zips, place.zip));
      const miles = at ? milesBetween(from, at) : Infinity;
      return miles <= nearMiles ? [{ ...one, miles: Math.round(miles) }] : [];
    })
    .toSorted((a, b) => a.miles - b.miles);
}

/** Letters as people type them: small, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
