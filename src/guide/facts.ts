/** A version of the guidance: the FAQ as it was given, or what later public copies say. */
export type VersionId = 'faq' | '2026';

/** The versions, the one that the others are told against first. */
export const versionIds: readonly VersionId[] = ['faq', '2026'];

/** The id of a fact, as the lines that carry it name it. */
export type FactId = string;

/** A month of a year; 1 is January. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** Where a fact is said, and how sure that is. */
export interface Source {
  /** Undefined where only the kind of source is known. */
  readonly link?: string | undefined;
  readonly what?: string | undefined;
  readonly by: 'ASAP' | 'agency' | 'legal aid' | 'law firm' | 'press';
  /**
   * `given`: as the project was given it; `dated`: a public copy that carries its date; `undated`: one that carries none; `told`: a law
   * firm or the press alone says so.
   */
  readonly certainty: 'given' | 'dated' | 'undated' | 'told';
  readonly dated?: Month | undefined;
}

/** One fact of the guidance: what it says in a few words, where that stands, and how old it is. */
export interface Fact {
  readonly says: string;
  /** The first is the one to compare with. */
  readonly sources: readonly Source[];
  /** The month in which the copies were read; undefined where that is not known. */
  readonly copied: Month | undefined;
  /** The month in which a person last compared it with its source; undefined where none has. */
  readonly compared: Month | undefined;
  /** For how many days after that it may be said; without a limit where undefined. */
  readonly days: number | undefined;
  /** What it does to the fact of the same id in the version before. */
  readonly changes?: 'contradicts' | 'confirms' | 'adds' | undefined;
  /** The version in which it is written. */
  readonly version: VersionId;
}

/** The facts of a version by their id. */
export type Facts = Readonly<Record<FactId, Fact>>;

/** The facts of a version, and where it is kept up to date. */
export interface VersionFacts {
  readonly name: string;
  /** The page of the guidance itself. */
  readonly page: string;
  readonly facts: Facts;
}

/** Whether one month comes after another. */
export function isAfter(one: Month, other: Month): boolean {
  return one.year * 12 + one.month > other.year * 12 + other.month;
}
