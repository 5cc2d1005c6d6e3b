import type { Language } from './ids.ts';

/** Somebody who can be rung: a mark that tells nobody who it is, and a phone in E.164. */
export interface Rung {
  readonly mark: string;
  readonly phone: string;
}

/** The people behind the line just now, by the languages that callers speak. */
export interface Team {
  /** Who rings, ten at most at a time, one group after the other; empty where nobody does just now. */
  readonly groups: Readonly<Record<Language, readonly (readonly Rung[])[]>>;
  /** Whether somebody is there for callers of a language, and else when. */
  readonly attended: Readonly<Record<Language, Attended>>;
  /** The languages whose callers can leave a number to be called back. */
  readonly callBacks: Readonly<Partial<Record<Language, true>>>;
}

/** Whether somebody answers just now, and else when; undefined where that is not soon. */
export type Attended =
  { readonly isOpen: true } | { readonly isOpen: false; readonly opens: Opening | undefined };

/** When somebody answers next, on the hour or the half hour; a day of the week is 1 for Monday. */
export interface Opening {
  readonly day: 'today' | 'tomorrow' | number;
  readonly hour: number;
  readonly half: boolean;
}
