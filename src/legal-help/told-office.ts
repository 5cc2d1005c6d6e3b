import type { Language } from '../guide/ids.ts';
import type { NearOffice as ToldOffice } from '../guide/near.ts';
import { nameForEar, placeForEar } from './for-ear.ts';
import type { NearOffice } from './nearest.ts';
import type { Office, OfficeNumber, Place } from './office.ts';
import { isOwn } from './own-offices.ts';
import { nameOfState } from './states.ts';

/** The languages that the lists name, by their codes here. */
const codes: Readonly<Record<string, Language>> = {
  Arabic: 'ar',
  Bengali: 'bn',
  English: 'en',
  Spanish: 'es',
  Dari: 'fa',
  Farsi: 'fa',
  French: 'fr',
  Hindi: 'hi',
  'Haitian Creole': 'ht',
  Creole: 'ht',
  Punjabi: 'pa',
  Portuguese: 'pt',
  Russian: 'ru',
  Turkish: 'tr',
  Ukrainian: 'uk',
  Mandarin: 'zh',
};

/** The number for a caller of a language: one that is for it, or the first that is for everyone. */
function numberFor(numbers: readonly OfficeNumber[], language: Language): OfficeNumber | undefined {
  const isForCaller = ({ languages = [] }: OfficeNumber): boolean =>
    languages.some((name) => codes[name] === language);
  return (
    numbers.find(isForCaller) ?? numbers.find(({ languages }) => languages === undefined) ?? numbers.at(0)
  );
}

function whereOf({ by, court, miles }: NearOffice): ToldOffice['where'] {
  if (by === 'court' && court) return { court: `${nameForEar(court.city)}, ${nameOfState(court.state)}` };
  return by === 'state' || miles === undefined ? 'state' : { miles };
}

/** A telephone number as it is written. */
function writeNumber({ digits, extension }: OfficeNumber): string {
  const number = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
  return extension === undefined ? number : `${number} ext. ${extension}`;
}

function writePlace({ streets, city, state, zip = '' }: Place): readonly string[] {
  return [...streets, `${city}, ${state} ${zip}`.trim()];
}

function ownOf(office: Office, now: number): Pick<ToldOffice, 'own'> {
  if (!isOwn(office)) return {};
  const { languages, attendedAt } = office;
  return { own: { languages, ...(attendedAt ? { attended: attendedAt(now) } : {}) } };
}

function calledOf(day: string | undefined): Pick<ToldOffice, 'called'> {
  const [year, month] = (day ?? '').split('-').map(Number);
  return year && month ? { called: { year, month } } : {};
}

/**
 * An office as a caller of a language is told of it; undefined for one that has no number for them. `called` is the day on which somebody of the
 * hotline called it.
 */
export function toTold(
  near: NearOffice,
  language: Language,
  now: number,
  called?: string,
): ToldOffice | undefined {
  const { office, isOnlyUscis } = near;
  const number = numberFor(near.numbers, language);
  if (!number) return undefined;
  const { place } = office;
  // One for a court may be in another city: where it is helps less than whom it helps.
  const said = place && (near.by === 'court' ? { ...place, streets: [] } : place);
  return {
    name: nameForEar(office.name),
    ...(said ? { place: placeForEar(said) } : {}),
    where: place || near.by === 'court' ? whereOf(near) : 'anywhere',
    isOnlyUscis,
    digits: number.digits,
    ...(number.extension === undefined ? {} : { extension: number.extension }),
    ...ownOf(office, now),
    ...calledOf(called),
    written: [office.name, ...(place ? writePlace(place) : []), writeNumber(number)],
  };
}
