import { lineCommand } from '../line-command.ts';
import type { Reason } from '../reason.ts';
import type { ListName, OfficeList } from './office.ts';

/** When each list was printed. */
export type Printed = readonly Pick<OfficeList, 'list' | 'printed'>[];

/** How a hotline has the lists offered: while they are not too old; never; or however old they are. */
export type LegalHelpSetting = 'on' | 'off' | 'old';

/** Days after which callers are told that numbers may have changed, and after which a list is not offered. */
const days = { old: 180, tooOld: 400 };

const dayLength = 24 * 60 * 60 * 1000;

/** How old a list is, in whole days; one that names only its month is as old as the first of it. */
function ageOf(printed: string, now: number): number {
  return Math.floor((now - Date.parse(printed.length === 7 ? `${printed}-01` : printed)) / dayLength);
}

/** Whether callers are told that the numbers of a list may have changed. */
export function isOld(printed: string, now: number): boolean {
  return ageOf(printed, now) > days.old;
}

/** The lists that are offered at a moment. */
export function listsOffered(printed: Printed, setting: LegalHelpSetting, now: number): readonly ListName[] {
  if (setting === 'off') return [];
  return printed
    .filter((one) => setting === 'old' || ageOf(one.printed, now) <= days.tooOld)
    .map(({ list }) => list);
}

/** The offices, by their ids, whose numbers were called so lately that they are offered however old the lists are. */
export function calledIn(called: ReadonlyMap<string, string>, now: number): readonly string[] {
  return [...called].flatMap(([id, day]) => (ageOf(day, now) <= days.tooOld ? [id] : []));
}

/** How old a list is in days, and what comes of it: nothing, callers are told, or it is not offered. */
export interface ListAge {
  readonly list: ListName;
  readonly printed: string;
  readonly age: number;
  readonly state: 'fine' | 'told' | 'not offered';
}

/** How old each list is. */
export function listAges(printed: Printed, setting: LegalHelpSetting, now: number): readonly ListAge[] {
  const offered = listsOffered(printed, setting, now);
  return printed.map((one) => {
    const age = ageOf(one.printed, now);
    const state = !offered.includes(one.list) ? 'not offered' : age > days.old ? 'told' : 'fine';
    return { ...one, age, state };
  });
}

const names: Readonly<Record<ListName, string>> = {
  roster: 'the roster of recognized organizations',
  'pro-bono': 'the list of pro bono providers',
};

/** The lists by what stands on them. */
const titles: Readonly<Record<ListName, string>> = {
  roster: 'Recognized Organizations and Accredited Representatives Roster',
  'pro-bono': 'List of Pro Bono Legal Service Providers',
};

/** What whoever runs the line should know of the age of the lists; nothing where none is old or none is wanted. */
export function tellListAges(printed: Printed, setting: LegalHelpSetting, now: number): readonly Reason[] {
  if (setting === 'off') return [];
  const mend = `read a newer one with "${lineCommand} legal-help read"`;
  return listAges(printed, setting, now).flatMap(({ list, printed: day, age, state }): readonly Reason[] => {
    const what = `legal help: ${names[list]} was printed in ${day}, ${age} days ago`;
    const values = { list: titles[list], printed: day, days: age };
    if (state === 'fine') return [];
    if (state === 'told') {
      const text = `${what}: callers are told that numbers may have changed; ${mend}`;
      return [{ code: 'amiss.listOld', values, text }];
    }
    const text = `${what}: after ${days.tooOld} days it is not offered; ${mend}, or set LEGAL_HELP=old to offer it all the same`;
    return [{ code: 'amiss.listTooOld', values, text }];
  });
}
