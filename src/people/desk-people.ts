import type { Actor } from '../desk/roles.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import type { SafeTime } from '../guide/call-back.ts';

/** When a member is there for callers. */
export interface Shift {
  /** Off until a phone has been verified, and the member has said that they want to be rung. */
  readonly isOn: boolean;
  /** The languages in which they talk with callers. */
  readonly languages: readonly Language[];
  /** As `Mon-Fri 09:00-12:00; Sat 10:00-12:00; on 2026-12-24 18:00-21:00; off 2026-12-25`; empty: never. */
  readonly hours: string;
  /** The place by whose clock the hours go. */
  readonly zone: string;
  /** Milliseconds since 1970 until which they are not rung; undefined where they have not paused. */
  readonly pausedUntil: number | undefined;
}

/** A member's own phone, as far as the pages know it. */
export interface OwnPhone {
  readonly lastTwo: string;
  /** Whether the code that was read to it has been typed. */
  readonly isVerified: boolean;
}

/** A member behind the line, as owners see them; `member` is their id. */
export interface PersonBehind {
  readonly member: string;
  readonly phone: OwnPhone | undefined;
  readonly shift: Shift;
  /** Whether they can read numbers that callers leave. */
  readonly hasKey: boolean;
}

/** What the owner decides. */
export interface RingSettings {
  /** Whether callers can leave a number; off unless the owner turns it on. */
  readonly callBacks: boolean;
  /** Whether those who speak English ring where nobody who speaks the caller's language answers. */
  readonly alsoEnglish: boolean;
}

/** A member's key for numbers that callers leave: the secret half as the browser has sealed it with the member's words. */
export interface MemberKey {
  /** X25519, base64url. */
  readonly publicKey: string;
  /** The secret key in a secret box whose key is Argon2id of the member's four words; base64url. */
  readonly sealedSecret: string;
  /** Base64url. */
  readonly salt: string;
}

/** A number that waits to be called back, as one member sees it. */
export interface CallBack {
  readonly id: string;
  readonly language: Language;
  readonly topic: LineKey | undefined;
  readonly safe: SafeTime;
  readonly mayLeaveMessage: boolean;
  /** Milliseconds since 1970, on the full hour. */
  readonly left: number;
  /** When it is deleted, whatever happens. */
  readonly until: number;
  readonly tries: number;
  /** Who has taken it. */
  readonly takenBy: string | undefined;
  /** The number, sealed to this member; undefined where it was left before they had a key. */
  readonly sealed: string | undefined;
}

/** What is done with a number that waits. */
export type CallBackAct = 'take' | 'give back' | 'done' | 'try later' | 'gave up';

/** Done, or why not. */
export type Did = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: Reason };

/** What has become of callers who asked for a person, by language and hour of the week; counts are rounded as those of the usage page are. */
export interface RingCount {
  readonly language: Language;
  /** 1 for Monday. */
  readonly day: number;
  /** 0 to 23, by the clock of the line. */
  readonly hour: number;
  readonly answered: number;
  /** Those of them who waited for half a minute at most. */
  readonly soon: number;
  readonly missed: number;
  /** Callers who left the queue by key. */
  readonly left: number;
  /** Calls in which a person was asked for while nobody who speaks the language was on shift. */
  readonly uncovered: number;
}

/** The people behind the line, as the desk's pages work on them; each act checks what its actor may do. */
export interface DeskPeople {
  readonly all: () => Promise<readonly PersonBehind[]>;
  readonly settings: () => Promise<RingSettings>;
  readonly setSettings: (actor: Actor, settings: RingSettings) => Promise<Did>;
  readonly setShift: (actor: Actor, shift: Omit<Shift, 'pausedUntil'>) => Promise<Did>;
  /** Until a moment in milliseconds since 1970; undefined: back at once. */
  readonly pause: (actor: Actor, until: number | undefined) => Promise<Did>;
  /** Keeps a phone sealed, and has it called with a code of six digits; a new one replaces it. */
  readonly setPhone: (actor: Actor, phone: string) => Promise<Did>;
  readonly verifyPhone: (actor: Actor, code: string) => Promise<Did>;
  readonly removePhone: (actor: Actor) => Promise<Did>;
  readonly key: (actor: Actor) => Promise<MemberKey | undefined>;
  readonly setKey: (actor: Actor, key: MemberKey) => Promise<Did>;
  /** Those of the actor's languages, the oldest first. */
  readonly callBacks: (actor: Actor) => Promise<readonly CallBack[]>;
  readonly act: (actor: Actor, id: string, act: CallBackAct) => Promise<Did>;
  /** Rings the actor's own phone, then the ten digits that their browser has opened; both see the hotline's number alone. */
  readonly call: (actor: Actor, id: string, digits: string) => Promise<Did>;
  readonly counts: () => Promise<readonly RingCount[]>;
}
