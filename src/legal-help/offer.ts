import type { LegalHelpOffer } from '../guide/near.ts';
import { mostOffices } from '../guide/near.ts';
import { calledIn, isOld, listsOffered, type LegalHelpSetting, type Printed } from './age.ts';
import { nearMiles } from './distance.ts';
import { nearestOffices, type NearOffice, type Wanted } from './nearest.ts';
import type { LegalHelp, ListName } from './office.ts';
import { idOfOffice, type OwnOffices } from './own-offices.ts';
import { sortOffices } from './told-first.ts';
import { toTold } from './told-office.ts';
import type { ZipTable } from './zips.ts';

/** Where the offices and the ZIP codes are read, when a caller first asks. */
interface LegalHelpSource {
  readonly printed: Printed;
  readonly readOffices: () => LegalHelp;
  readonly readZips: () => ZipTable;
}

/**
 * What is offered of legal help at a moment; undefined while there is nothing: no list that is wanted and new enough, no office of the hotline's own,
 * and none whose number somebody has called since. The hotline's own come first, then those that were called.
 */
export function createLegalHelp(
  source: LegalHelpSource,
  { setting, own, now }: { setting: LegalHelpSetting; own: OwnOffices; now: () => number },
): (moment: number) => LegalHelpOffer | undefined {
  let last: { readonly key: string; readonly officesFor: LegalHelpOffer['officesFor'] } | undefined;

  return (moment) => {
    if (setting === 'off') return undefined;
    const lists = listsOffered(source.printed, setting, moment);
    const called = calledIn(own.called, moment);
    if (lists.length === 0 && called.length === 0 && own.offices.length === 0) return undefined;
    const key = [...lists, ...called].join();
    if (last?.key !== key) last = { key, officesFor: createSearch(lists, new Set(called)) };
    const { officesFor } = last;
    const [oldest] = source.printed
      .filter(({ list }) => lists.includes(list))
      .map(({ printed }) => printed)
      .toSorted();
    if (oldest === undefined) return { officesFor };
    const [year = 0, month = 0] = oldest.split('-').map(Number);
    return { printed: { year, month, isOld: isOld(oldest, moment) }, officesFor };
  };

  function createSearch(
    lists: readonly ListName[],
    called: ReadonlySet<string>,
  ): LegalHelpOffer['officesFor'] {
    let ready: readonly ((zip: string, wanted: Wanted) => readonly NearOffice[])[] | undefined;
    return (zip, { branch, language }) => {
      ready ??= open(lists, called);
      const wanted: Wanted = { miles: nearMiles, from: branch, detained: false };
      const near = ready.flatMap((find) => find(zip, wanted));
      return near
        .slice(0, mostOffices)
        .flatMap((one) => toTold(one, language, now(), own.called.get(idOfOffice(one.office))) ?? []);
    };
  }

  /** The searches, one after the other: a caller hears what comes of the first before what comes of the next. */
  function open(
    offered: readonly ListName[],
    called: ReadonlySet<string>,
  ): readonly ((zip: string, wanted: Wanted) => readonly NearOffice[])[] {
    const zips = source.readZips();
    const sorted = sortOffices(source.readOffices(), zips, { own, offered, called });
    return [sorted.own, sorted.called, sorted.others].map(
      (help) => (zip, wanted) => nearestOffices(help, zips, zip, wanted),
    );
  }
}
