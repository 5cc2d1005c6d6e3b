import type { Settings } from '../config/settings.ts';
import type { EditionState } from '../edition/legal-help.ts';
import { calledIn, listsOffered } from '../legal-help/age.ts';
import { officesByState, toldInCity } from '../legal-help/by-state.ts';
import { readOffices, readPrinted, readZips } from '../legal-help/files.ts';
import { idOfOffice, type OwnOffices } from '../legal-help/own-offices.ts';
import { sortOffices } from '../legal-help/told-first.ts';

/** The offices that an edition tells, by state: those that its line would offer at a moment, the hotline's own too. */
export function readStates(
  { legalHelp }: Pick<Settings, 'legalHelp'>,
  own: OwnOffices,
  now: number,
): readonly EditionState[] {
  if (legalHelp === 'off') return [];
  const offered = listsOffered(readPrinted(), legalHelp, now);
  const called = new Set(calledIn(own.called, now));
  if (offered.length + called.size + own.offices.length === 0) return [];
  const sorted = sortOffices(readOffices(), readZips(), { own, offered, called });
  const told = [sorted.own, sorted.called, sorted.others];
  return officesByState({ lists: told.flatMap(({ lists }) => lists) }).map((state) => ({
    ...state,
    cities: state.cities.map(({ name, offices }) => ({
      name,
      officesFor: (language) =>
        offices.flatMap(
          (office) => toldInCity(office, language, now, own.called.get(idOfOffice(office))) ?? [],
        ),
    })),
  }));
}
