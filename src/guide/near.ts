import type { Month } from './facts.ts';
import type { Attended } from './attended.ts';
import type { Choice } from './choice.ts';
import type { Language, LineKey, NodeId } from './ids.ts';
import type { Utterance } from './utterance.ts';

/** Where a case is: in immigration court, or with USCIS. */
export type Branch = 'court' | 'uscis';

/** Asks for the ZIP code, whose five digits come at once. */
export interface ZipQuestion {
  readonly kind: 'zip';
  readonly ask: readonly Utterance[];
  /** Said after silence, and after what is no ZIP code. */
  readonly again: readonly Utterance[];
  /** Where offices are said; where none is found; and where nothing was typed. */
  readonly offices: NodeId;
  readonly nobody: NodeId;
  readonly without: NodeId;
}

/** Says the offices near a ZIP code, one after the other. */
export interface Offices {
  readonly kind: 'offices';
  /** Said before the first. */
  readonly say: readonly Utterance[];
  readonly lines: OfficeLines;
  /** The words for key 1: the next office; more than were promised; the first again, after the last. */
  readonly forNext: { readonly next: LineKey; readonly more: LineKey; readonly first: LineKey };
  readonly choices: readonly Choice[];
}

/** The lines by which an office is told. */
export interface OfficeLines {
  /** Before a month and a year. */
  readonly printed: LineKey;
  readonly old: LineKey;
  /** How far it is, by the miles that are said. */
  readonly miles: Readonly<Record<number, LineKey>>;
  readonly inState: LineKey;
  /** Before a city. */
  readonly forCourt: LineKey;
  readonly own: LineKey;
  readonly onlyUscis: LineKey;
  /** Before languages. */
  readonly speaks: LineKey;
  readonly open: LineKey;
  /** Before a day and an hour. */
  readonly opens: LineKey;
  /** Before a month and a year. */
  readonly called: LineKey;
  readonly number: LineKey;
  readonly extension: LineKey;
  /** Before the number is said once more. */
  readonly again: LineKey;
  /** From zero to nine. */
  readonly digits: readonly LineKey[];
}

/** An office as a caller is told of it; its names are English. */
export interface NearOffice {
  readonly name: string;
  /** Streets and city, for the ear. */
  readonly place?: string;
  /** How far it is in miles, as the crow flies; or why else it is named. */
  readonly where: { readonly miles: number } | { readonly court: string } | 'state' | 'anywhere';
  /** It helps with USCIS, and not in court. */
  readonly isOnlyUscis: boolean;
  /** Ten digits. */
  readonly digits: string;
  readonly extension?: string;
  /** What the hotline knows of an office of its own. */
  readonly own?: {
    readonly languages: readonly Language[];
    readonly attended?: Attended;
  };
  /** The month in which somebody of the hotline last called its number, and it was right. */
  readonly called?: Month;
  /** As it is written in a message. */
  readonly written: readonly string[];
}

/** Whose legal help can be named just now. */
export interface LegalHelpOffer {
  /** When the lists were printed, and whether that is long ago; undefined where only the hotline's own offices are named. */
  readonly printed?: Month & { readonly isOld: boolean };
  /** The offices for whoever is at a ZIP code, the best first, six at most; pure. `branch` undefined: where the case is, is not known. */
  readonly officesFor: (
    zip: string,
    wanted: { readonly branch: Branch | undefined; readonly language: Language },
  ) => readonly NearOffice[];
}

/** How many offices are said: three, then three more. */
export const officesAtOnce = 3;
export const mostOffices = 2 * officesAtOnce;
