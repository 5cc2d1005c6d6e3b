import type { Member } from '../desk/members/store.ts';
import type { Language } from '../guide/ids.ts';
import type { CallBack, MemberKey, RingSettings, Shift } from './desk-people.ts';
import type { LeaveEnd } from '../guide/call-back.ts';
import type { LeftNumber } from './people.ts';

/** A member's phone, sealed. */
interface KeptPhone {
  /** Tells nobody whose it is. */
  readonly mark: string;
  readonly sealed: string;
  readonly lastTwo: string;
}

/** A member as somebody behind the line. */
export interface Behind {
  readonly member: Member;
  readonly phone: (KeptPhone & { readonly isVerified: boolean }) | undefined;
  readonly shift: Shift;
  readonly publicKey: string | undefined;
}

/** Why a number is not kept, or that it is. */
type KeptEnd = Exclude<LeaveEnd, 'failed'>;

/** A number as it is kept: what it is known by, and what each member who may read it can open. */
interface Leaving extends Omit<LeftNumber, 'digits'> {
  /** By each key, the newest last. */
  readonly marks: readonly string[];
  readonly seals: readonly { readonly member: string; readonly sealed: string }[];
}

/** A number that waits, as the desk works on it. */
export interface KeptCallBack {
  /** By what the line knows the number again. */
  readonly mark: string;
  readonly callBack: CallBack;
}

/** What has become of callers. */
export type CountedHow = 'answered' | 'soon' | 'missed' | 'left' | 'uncovered';

/** How often something became of callers in an hour of the week, in a month as 2026-11; a day is 1 for Monday. */
export interface KeptCount {
  readonly month: string;
  readonly language: Language;
  readonly day: number;
  readonly hour: number;
  readonly how: CountedHow;
  readonly count: number;
}

/** Where the people behind the line are kept. `now` is in milliseconds since 1970. Every method rejects while the database does not answer. */
export interface PeopleStore {
  /** Raised by every change of what callers and members find; one row is read. */
  readonly version: () => Promise<number>;
  readonly settings: () => Promise<RingSettings>;
  readonly setSettings: (settings: RingSettings) => Promise<void>;
  /** All members who may answer calls, by name. */
  readonly behind: () => Promise<readonly Behind[]>;

  readonly setShift: (member: string, shift: Omit<Shift, 'pausedUntil'>) => Promise<void>;
  readonly setPause: (member: string, until: number | undefined) => Promise<void>;
  /** Keeps a phone in place of the one before, which nothing is known of any more; it rings once its code has been typed. */
  readonly keepPhone: (member: string, phone: KeptPhone) => Promise<void>;
  /** Keeps what a code is known by, for so long. */
  readonly keepCode: (member: string, code: string, until: number) => Promise<void>;
  /** Tries a code; each counts, and after `most` there is none any more. */
  readonly tryCode: (
    member: string,
    code: string,
    most: number,
    now: number,
  ) => Promise<'right' | 'wrong' | 'none'>;
  /** Seals a phone with a newer key, unless it has changed meanwhile. */
  readonly reseal: (phone: KeptPhone, sealed: string) => Promise<void>;
  readonly removePhone: (member: string) => Promise<void>;
  readonly key: (member: string) => Promise<MemberKey | undefined>;
  /** Keeps a key in place of the one before; what was sealed to that one is gone. */
  readonly setKey: (member: string, key: MemberKey) => Promise<void>;

  /** Whether a ring is of this mark, which is the first that asked for it. */
  readonly take: (ring: string, mark: string, until: number) => Promise<boolean>;
  /** Counts one more of a key, and tells how many there were since the first of those that count now. */
  readonly count: (key: string, until: number, now: number) => Promise<number>;
  /** Keeps a number, unless one is open for it or too many were left. */
  readonly leave: (number: Leaving, now: number) => Promise<KeptEnd>;
  /** Those that wait in these languages, the oldest first, with what is sealed to a member. */
  readonly callBacks: (
    member: string,
    languages: readonly Language[],
    now: number,
  ) => Promise<readonly KeptCallBack[]>;
  /** Takes one; false where another has it. */
  readonly takeCallBack: (member: string, id: string, now: number) => Promise<boolean>;
  /** Gives back one that the member has taken, with so many tries more; false where they have not. */
  readonly giveBack: (member: string, id: string, tries: number) => Promise<boolean>;
  /** Deletes one that the member has taken; false where they have not. */
  readonly endCallBack: (member: string, id: string) => Promise<boolean>;

  readonly addCounts: (counts: readonly KeptCount[]) => Promise<void>;
  /** Those from a month on. */
  readonly counts: (from: string) => Promise<readonly KeptCount[]>;
  /** Deletes what belongs to members who are gone, may not answer calls any more, or have lost a language. */
  readonly settle: () => Promise<void>;
  /** Deletes what is over, and settles. */
  readonly tidy: (now: number) => Promise<void>;
}
