import type { Attended, Language, LineKey } from '../guide/flow.ts';

/** Somebody behind the line who can be rung now: their mark, which tells nobody who it is, and their phone in E.164. */
export interface Rung {
  readonly mark: string;
  readonly phone: string;
}

/** Who is there for callers at a moment; the same value for as long as nothing changes. */
export interface OnShift {
  /**
   * For each language that callers speak, who rings: first those who speak it, ten at a time, then, where the owner wants it, those who speak
   * English. Empty where nobody does just now.
   */
  readonly groups: Readonly<Record<Language, readonly (readonly Rung[])[]>>;
  /** When somebody who can be rung for callers of a language is there next. */
  readonly attended: Readonly<Record<Language, Attended>>;
  /** The languages that those on shift speak, as callers are told them. */
  readonly languages: readonly Language[];
  /** Whether a number can be left to be called back: the owner has turned it on, and there is somebody who can read it, by language. */
  readonly callBacks: Readonly<Partial<Record<Language, true>>>;
}

/** When a caller can be called safely. */
export type SafeTime = 'morning' | 'afternoon' | 'evening' | 'any';

/** What a caller leaves to be called back; the only thing about a caller that is ever kept, sealed to the members who may read it. */
export interface LeftNumber {
  /** The ten digits of a number in the United States. */
  readonly digits: string;
  readonly language: Language;
  /** What they asked about, by the words of the main menu. */
  readonly topic: LineKey | undefined;
  readonly safe: SafeTime;
  readonly mayLeaveMessage: boolean;
}

/** How leaving a number ended: `already` where one is open for it, `enough` where too many were left in this hour. */
export type LeaveEnd = 'kept' | 'already' | 'enough' | 'failed';

/** How ringing for a caller ended, for the owner's counts. */
export interface RingEnd {
  readonly language: Language;
  readonly how: 'answered' | 'missed' | 'left';
  /** Seconds from the first ring. */
  readonly waited: number;
}

/** The people behind the line, as calls need them. Every method settles in time for a caller, and none rejects. */
export interface People {
  /** Who is there now, from memory: never waits. */
  readonly onShift: () => OnShift;
  /**
   * Whether people may be rung for the phone that calls: not for one that has had them rung too often today. Where the database is away, they may.
   * `from` is kept only as a sealed, expiring count.
   */
  readonly mayRing: (from: string) => Promise<boolean>;
  /**
   * Gives one ringing to the first who asks for it, on whichever instance: true once for a ring. Where the database is away, true: the phone company
   * connects only one.
   */
  readonly take: (ring: string) => Promise<boolean>;
  /** Pauses whoever a mark is of until the end of their day. */
  readonly pause: (mark: string) => Promise<boolean>;
  /** Seals and keeps a number to be called back. */
  readonly leave: (number: LeftNumber) => Promise<LeaveEnd>;
}
