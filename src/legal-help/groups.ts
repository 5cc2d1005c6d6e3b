import { milesBetween } from './distance.ts';
import type { Court, LegalHelp, Office, OfficeNumber, Point } from './office.ts';

/** An office with numbers for such a caller. */
export interface Usable {
  readonly office: Office;
  readonly courts: readonly Court[];
  readonly numbers: readonly OfficeNumber[];
  /** As the crow flies; undefined where one of the two places is not known. */
  readonly miles: number | undefined;
}

/** Offices of one city that answer the same number: a caller is told of one, the nearest. */
export interface Group {
  readonly main: Usable;
  readonly others: readonly Usable[];
}

/** What of an office is for such a caller: detention-only numbers only for whoever asks about detention. */
function toUsable(
  office: Office,
  courts: readonly Court[],
  at: Point | undefined,
  detained: boolean,
): readonly Usable[] {
  if (office.detentionOnly && !detained) return [];
  const numbers = office.numbers.filter((one) => one.detained !== (detained ? 'not' : 'only'));
  if (numbers.length === 0) return [];
  const there = office.place?.at;
  return [{ office, courts, numbers, miles: at && there ? milesBetween(at, there) : undefined }];
}

/** The offices of all lists that such a caller can call, each number of a city once, the nearest first. */
export function groupsOf({ lists }: LegalHelp, at: Point | undefined, detained: boolean): readonly Group[] {
  const usable = lists
    .flatMap(({ offices, courts }) => offices.flatMap((office) => toUsable(office, courts, at, detained)))
    .toSorted((a, b) => (a.miles ?? Infinity) - (b.miles ?? Infinity) || 0);
  const groups: { main: Usable; others: Usable[] }[] = [];
  const byNumber = new Map<string, { main: Usable; others: Usable[] }>();
  for (const one of usable) {
    const { city = '', state = '' } = one.office.place ?? {};
    const keys = one.numbers.map(({ digits, extension = '' }) => [state, city, digits, extension].join('/'));
    const known = keys.flatMap((key) => byNumber.get(key) ?? [])[0];
    const group = known ?? { main: one, others: [] };
    if (known) known.others.push(one);
    else groups.push(group);
    for (const key of keys) byNumber.set(key, group);
  }
  return groups;
}
