import type { CallBackWish, LeaveEnd } from '../guide/call-back.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { Team } from '../guide/attended.ts';

/** Who is there for callers at a moment, and the languages that they speak; the same value for as long as nothing changes. */
export type OnShift = Team & { readonly languages: readonly Language[] };

/** What a caller leaves to be called back; the only thing about a caller that is ever kept, sealed to the members who may read it. */
export interface LeftNumber extends CallBackWish {
  readonly language: Language;
  /** What they asked about, by the words of the main menu. */
  readonly topic: LineKey | undefined;
}

/** How ringing for a caller ended, for the owner's counts. */
interface RingEnd {
  readonly language: Language;
  readonly how: 'answered' | 'missed' | 'left';
  /** Seconds from the first ring. */
  readonly waited: number;
}

/** The people behind the line, as calls need them. Every method settles in time for a caller, and none rejects. */
export interface People {
  /** Who is there now, from memory: never waits. Undefined where nobody has a phone that can be rung. */
  readonly onShift: () => OnShift | undefined;
  /**
   * Whether people may be rung for the phone that calls: not for one that has had them rung too often today. Where the database is away, they may.
   * `from` is kept only as a sealed, expiring count.
   */
  readonly mayRing: (from: string) => Promise<boolean>;
  /**
   * Gives one ringing to the first who asks for it, on whichever instance: true for that one, however often it asks. Where the database is away, true:
   * the phone company connects only one.
   */
  readonly take: (ring: string, mark: string) => Promise<boolean>;
  /** Pauses whoever a mark is of until the end of their day. */
  readonly pause: (mark: string) => Promise<boolean>;
  /** Counts how a call to them ended; waits for nothing. */
  readonly note: (end: RingEnd | { readonly language: Language; readonly how: 'uncovered' }) => void;
  /** Seals and keeps a number to be called back. */
  readonly leave: (number: LeftNumber) => Promise<LeaveEnd>;
}
