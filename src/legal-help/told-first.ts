import type { LegalHelp, ListName, Office } from './office.ts';
import { idOfOffice, type OwnOffice, type OwnOffices } from './own-offices.ts';
import { pointNearZip, type ZipTable } from './zips.ts';

/** The offices that are told, those of one kind before those of the next; none is in two of them. */
interface ToldFirst {
  readonly own: LegalHelp;
  /** Those of the lists whose number somebody of the hotline has called. */
  readonly called: LegalHelp;
  readonly others: LegalHelp;
}

/** Sorts offices by what a hotline says of them: `offered` are the lists that are new enough, `called` the offices that are offered without. */
export function sortOffices(
  listed: LegalHelp,
  zips: ZipTable,
  { own, offered, called }: { own: OwnOffices; offered: readonly ListName[]; called: ReadonlySet<string> },
): ToldFirst {
  const told = own.hidden.size === 0 ? listed : keep(listed, (office) => !own.hidden.has(idOfOffice(office)));
  const isCalled = (office: Office): boolean => called.size > 0 && called.has(idOfOffice(office));
  const ownNumbers = new Set(own.offices.flatMap(numbersOf));
  const isOwnToo = (office: Office): boolean =>
    ownNumbers.size > 0 && numbersOf(office).some((digits) => ownNumbers.has(digits));
  const current = { lists: told.lists.filter(({ list }) => offered.includes(list)) };
  return {
    own: toHelp(own.offices.map((office) => placed(office, zips))),
    called: called.size === 0 ? { lists: [] } : keep(told, (one) => isCalled(one) && !isOwnToo(one)),
    others:
      ownNumbers.size + called.size === 0
        ? current
        : keep(current, (one) => !isCalled(one) && !isOwnToo(one)),
  };
}

const numbersOf = ({ numbers }: Office): readonly string[] => numbers.map(({ digits }) => digits);

/** An office at its ZIP code. */
function placed(office: OwnOffice, zips: ZipTable): OwnOffice {
  const { place } = office;
  const at = place?.zip === undefined ? undefined : pointNearZip(zips, place.zip);
  return place && at ? { ...office, place: { ...place, at } } : office;
}

function toHelp(offices: readonly Office[]): LegalHelp {
  return { lists: [{ list: 'pro-bono', printed: '', counts: {}, courts: [], offices }] };
}

function keep({ lists }: LegalHelp, isKept: (office: Office) => boolean): LegalHelp {
  return { lists: lists.map((list) => ({ ...list, offices: list.offices.filter(isKept) })) };
}
