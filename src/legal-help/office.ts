/** A place on the earth, in degrees: latitude, longitude. */
export type Point = readonly [number, number];

/** The lists of the government, by what they are called here. */
export type ListName = 'roster' | 'pro-bono';

/** A telephone number of an office: ten digits, as printed, and what it is for where the list says so. */
export interface OfficeNumber {
  readonly digits: string;
  readonly extension?: string;
  /** Only for people who are detained or those who call for them; or only for others. */
  readonly detained?: 'only' | 'not';
  readonly tollFree?: true;
  /** The languages it is for, by their English names. */
  readonly languages?: readonly string[];
  /** What else the list says of it, in its words. */
  readonly note?: string;
  /** The courts under which it is printed, where these are not all of the office's: places in the list's courts. */
  readonly courts?: readonly number[];
}

/** What an office is: by the stars of the pro bono list, or because the roster has it. */
export type OfficeKind = 'non-profit' | 'referral' | 'private-attorney' | 'recognized';

/** Where an office is. */
export interface Place {
  readonly streets: readonly string[];
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  /** Five digits; none where what is printed is no ZIP code, or lies elsewhere than the city. */
  readonly zip?: string;
  /** None where neither the ZIP code nor the city is known. */
  readonly at?: Point;
}

/** An office that helps with immigration law, as one of the lists has it. */
export interface Office {
  /** As printed, in one line. */
  readonly name: string;
  /** What is printed below the name, as its name in full. */
  readonly longName?: string;
  /** Which of its offices it is. */
  readonly label?: string;
  /** None where it is only called or written to. */
  readonly place?: Place;
  readonly numbers: readonly OfficeNumber[];
  readonly kind?: OfficeKind;
  /** Of the roster: whether any of its representatives may speak in immigration court, or all of them only before DHS, which USCIS is part of. */
  readonly accredited?: 'court' | 'uscis';
  /** Of the pro bono list: the courts under which it is printed, as places in the list's courts. */
  readonly courts?: readonly number[];
  /** It helps only those who are detained. */
  readonly detentionOnly?: true;
  /** Of the roster: until when it is recognized, as a day. */
  readonly until?: string;
  /** Its pages in the list. */
  readonly pages: readonly number[];
}

/** An immigration court, as the pro bono list heads its pages. */
export interface Court {
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly at?: Point;
}

/** One of the lists, read. */
export interface OfficeList {
  readonly list: ListName;
  /** Its day or month, as printed on it: 2025-04-21, or 2025-04. */
  readonly printed: string;
  /** How much was found, by what it is. */
  readonly counts: Readonly<Record<string, number>>;
  readonly courts: readonly Court[];
  readonly offices: readonly Office[];
}

/** Something in a list that could not be read for certain, and is left out. */
export interface LeftOut {
  readonly page: number;
  readonly what: string;
  readonly why: string;
}

/** All offices that the project ships. */
export interface LegalHelp {
  readonly lists: readonly OfficeList[];
}
