import type { LegalHelpOffer } from '../guide/near.ts';
import { mostOffices } from '../guide/near.ts';
import { isOld, listsOffered, type LegalHelpSetting, type Printed } from './age.ts';
import { nearestOffices, type NearOffice, type Wanted } from './nearest.ts';
import type { LegalHelp, ListName, Office } from './office.ts';
import { idOfOffice, type OwnOffices } from './own-offices.ts';
import { toTold } from './told-office.ts';
import type { ZipTable } from './zips.ts';

/** Where the offices and the ZIP codes are read, when a caller first asks. */
export interface LegalHelpSource {
  readonly printed: Printed;
  readonly readOffices: () => LegalHelp;
  readonly readZips: () => ZipTable;
}

/** How far an office is named as near, in miles. */
const farthest = 60;

/** What is offered of legal help at a moment; undefined while there is nothing: no list that is wanted and new enough, and no office of the hotline's own. */
export function createLegalHelp(
  source: LegalHelpSource,
  { setting, own, now }: { setting: LegalHelpSetting; own: OwnOffices; now: () => number },
): (moment: number) => LegalHelpOffer | undefined {
  const ownHelp = toHelp(own.offices);
  const anywhere = own.offices.filter(({ place }) => place === undefined);
  let last: { readonly key: string; readonly officesFor: LegalHelpOffer['officesFor'] } | undefined;

  return (moment) => {
    const lists = listsOffered(source.printed, setting, moment);
    if (lists.length === 0 && own.offices.length === 0) return undefined;
    const key = lists.join();
    if (last?.key !== key) last = { key, officesFor: createSearch(lists) };
    const { officesFor } = last;
    const [oldest] = source.printed
      .filter(({ list }) => lists.includes(list))
      .map(({ printed }) => printed)
      .toSorted();
    if (oldest === undefined) return { officesFor };
    const [year = 0, month = 0] = oldest.split('-').map(Number);
    return { printed: { year, month, isOld: isOld(oldest, moment) }, officesFor };
  };

  function createSearch(lists: readonly ListName[]): LegalHelpOffer['officesFor'] {
    let read: { readonly help: LegalHelp; readonly zips: ZipTable } | undefined;
    return (zip, { branch, language }) => {
      read ??= { help: keepOffered(source.readOffices(), lists, own.hidden), zips: source.readZips() };
      const { help, zips } = read;
      const wanted: Wanted = { miles: farthest, from: branch, detained: false };
      const near = [
        ...nearestOffices(ownHelp, zips, zip, wanted),
        ...anywhere.map(toAnywhere),
        ...nearestOffices(help, zips, zip, wanted),
      ];
      return near.slice(0, mostOffices).flatMap((one) => toTold(one, language, now()) ?? []);
    };
  }
}

/** An office that is only called, wherever its caller is. */
function toAnywhere(office: Office): NearOffice {
  return { office, numbers: office.numbers, miles: undefined, by: 'place', isOnlyUscis: false };
}

function toHelp(offices: readonly Office[]): LegalHelp {
  return { lists: [{ list: 'pro-bono', printed: '', counts: {}, courts: [], offices }] };
}

/** The offices that are told: of these lists, and not hidden. */
function keepOffered(
  { lists }: LegalHelp,
  offered: readonly ListName[],
  hidden: ReadonlySet<string>,
): LegalHelp {
  return {
    lists: lists
      .filter(({ list }) => offered.includes(list))
      .map((list) => ({
        ...list,
        offices: list.offices.filter((office) => !hidden.has(idOfOffice(office))),
      })),
  };
}
