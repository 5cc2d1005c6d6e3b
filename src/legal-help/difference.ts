import type { Office, OfficeList } from './office.ts';

/** What differs between two editions of a list. */
export interface ListDifference {
  readonly added: readonly Office[];
  readonly gone: readonly Office[];
  /** As they are now. */
  readonly changed: readonly Office[];
  /** Whether more than a tenth of the offices are missing: more than an edition usually loses, so that the reading may be at fault. */
  readonly losesTooMuch: boolean;
}

/** What a new edition of a list changes. */
export function compareLists(before: OfficeList | undefined, after: OfficeList): ListDifference {
  const old = byKey(before?.offices ?? []);
  const now = byKey(after.offices);
  const changed = [...now].filter(([key, office]) => {
    const one = old.get(key);
    return one !== undefined && contentOf(one) !== contentOf(office);
  });
  return {
    added: [...now].filter(([key]) => !old.has(key)).map(([, office]) => office),
    gone: [...old].filter(([key]) => !now.has(key)).map(([, office]) => office),
    changed: changed.map(([, office]) => office),
    losesTooMuch: now.size < old.size * 0.9,
  };
}

/** Offices by their name, label and city; two of the same by their order. */
function byKey(offices: readonly Office[]): ReadonlyMap<string, Office> {
  const keyed = new Map<string, Office>();
  for (const office of offices) {
    const key = [office.name, office.label, office.place?.city, office.place?.state].join('/');
    let nth = 1;
    while (keyed.has(`${key}/${nth}`)) nth += 1;
    keyed.set(`${key}/${nth}`, office);
  }
  return keyed;
}

/** What a caller would be told of an office; on which pages and under which courts it is printed is none of it. */
function contentOf({ place, numbers, accredited, detentionOnly }: Office): string {
  const told = numbers.map(({ digits, extension, detained }) => [digits, extension, detained]);
  return JSON.stringify([place?.streets, place?.zip, told, accredited, detentionOnly]);
}
