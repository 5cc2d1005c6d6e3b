import type { Attended, Language } from '../guide/flow.ts';
import type { Office } from './office.ts';

/** An office that a hotline has added itself. */
export interface OwnOffice extends Office {
  readonly own: true;
  /** The languages that are spoken there. */
  readonly languages: readonly Language[];
  /** Whether it is open at a moment; undefined where its hours are not known. */
  readonly attendedAt?: (now: number) => Attended;
  /** The day on which somebody last called its number, and it was right. */
  readonly called?: string;
}

/** What a hotline says of offices itself: its own, which come first, and those of the lists that are not told. */
export interface OwnOffices {
  readonly offices: readonly OwnOffice[];
  /** As `idOfOffice` gives them. */
  readonly hidden: ReadonlySet<string>;
}

/** A hotline that has added nothing and hidden nothing. */
export const noOwnOffices: OwnOffices = { offices: [], hidden: new Set() };

/** What an office of the lists is known by: its name, its city and its first number. */
export function idOfOffice({ name, place, numbers }: Office): string {
  return [name, place?.city ?? '', place?.state ?? '', numbers[0]?.digits ?? ''].join('/');
}

/** Whether an office is a hotline's own. */
export function isOwn(office: Office): office is OwnOffice {
  return 'own' in office;
}
