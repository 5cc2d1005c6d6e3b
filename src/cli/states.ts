import type { Settings } from '../config.ts';
import type { EditionState } from '../edition/legal-help.ts';
import { listsOffered } from '../legal-help/age.ts';
import { officesByState, toldInCity } from '../legal-help/by-state.ts';
import { readOffices, readPrinted } from '../legal-help/files.ts';

/** The offices that an edition tells, by state: those of the lists that its line would offer at a moment. */
export function readStates({ legalHelp }: Pick<Settings, 'legalHelp'>, now: number): readonly EditionState[] {
  const offered = listsOffered(readPrinted(), legalHelp, now);
  if (offered.length === 0) return [];
  const { lists } = readOffices();
  return officesByState({ lists: lists.filter(({ list }) => offered.includes(list)) }).map((state) => ({
    ...state,
    cities: state.cities.map(({ name, offices }) => ({
      name,
      officesFor: (language) => offices.flatMap((office) => toldInCity(office, language, now) ?? []),
    })),
  }));
}
