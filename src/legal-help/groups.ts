import type { Court, LegalHelp, Office, OfficeNumber } from './office.ts';

/** An office with numbers for such a caller. */
export interface Usable {
  readonly office: Office;
  readonly courts: readonly Court[];
  readonly numbers: readonly OfficeNumber[];
}

/** Offices of one city that answer the same number: a caller is told of one, the nearest. */
export type Group = readonly Usable[];

/** What of an office is for such a caller: detention-only numbers only for whoever asks about detention. */
function toUsable(office: Office, courts: readonly Court[], detained: boolean): readonly Usable[] {
  if (office.detentionOnly && !detained) return [];
  const numbers = office.numbers.filter((one) => one.detained !== (detained ? 'not' : 'only'));
  return numbers.length === 0 ? [] : [{ office, courts, numbers }];
}

const known = new WeakMap<LegalHelp, Map<boolean, readonly Group[]>>();

/** The offices of all lists that such a caller can call, each number of a city once; found once for the same lists. */
export function groupsOf(help: LegalHelp, detained: boolean): readonly Group[] {
  const found = known.get(help) ?? new Map<boolean, readonly Group[]>();
  known.set(help, found);
  const groups = found.get(detained) ?? findGroups(help, detained);
  found.set(detained, groups);
  return groups;
}

function findGroups({ lists }: LegalHelp, detained: boolean): readonly Group[] {
  const usable = lists.flatMap(({ offices, courts }) =>
    offices.flatMap((office) => toUsable(office, courts, detained)),
  );
  const groups: Usable[][] = [];
  const byNumber = new Map<string, Usable[]>();
  for (const one of usable) {
    const { city = '', state = '' } = one.office.place ?? {};
    const keys = one.numbers.map(({ digits, extension = '' }) => [state, city, digits, extension].join('/'));
    const same = keys.map((key) => byNumber.get(key)).find((group) => group !== undefined);
    const group = same ?? [];
    group.push(one);
    if (!same) groups.push(group);
    for (const key of keys) byNumber.set(key, group);
  }
  return groups;
}
