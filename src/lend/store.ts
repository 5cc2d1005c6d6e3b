import type { Lending } from './lending.ts';

/** A code as it is known to others than whoever presses it. */
export interface OpenCode {
  readonly member: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A take that its speaker has not decided on yet: as it was recorded, and the hash of what callers would be played. */
export interface PendingTake {
  readonly bytes: Buffer;
  readonly sound: string;
}

/** A call in which somebody lends their voice, as every instance finds it. */
export interface KeptCall {
  /** How many documents it has been given; the newest is `answer`. */
  readonly turn: number;
  readonly lending: Lending;
  readonly answer: string;
  readonly take: PendingTake | undefined;
}

/** Where codes, calls and recordings are kept: nothing that tells a code, and of a call only a hash of its id. `now` is in milliseconds since 1970. Every method rejects while the database does not answer. */
export interface LendStore {
  /** Keeps a code of a member's by its hash, in place of the one before; false where another has just that code. */
  readonly keepCode: (hash: string, code: OpenCode) => Promise<boolean>;
  /** The member of a code that is not over. */
  readonly memberOf: (hash: string, now: number) => Promise<string | undefined>;
  readonly codes: (now: number) => Promise<readonly OpenCode[]>;
  readonly endCode: (member: string) => Promise<void>;

  readonly call: (call: string, now: number) => Promise<KeptCall | undefined>;
  /** Begins a call, in place of what it was before. */
  readonly begin: (call: string, kept: KeptCall, now: number) => Promise<void>;
  /** Goes on with a call; false, and nothing is kept, where another instance has gone on meanwhile. */
  readonly goOn: (call: string, kept: KeptCall, now: number) => Promise<boolean>;
  readonly endCall: (call: string) => Promise<boolean>;
  /** The places, as `language/line`, at which others are just now. */
  readonly elsewhere: (call: string, now: number) => Promise<readonly string[]>;
  /** The take of some call by the hash of its sound, and the place that it is of. */
  readonly pending: (
    sound: string,
    now: number,
  ) => Promise<{ readonly bytes: Buffer; readonly place: string } | undefined>;

  /** Notes a recording before anything is done with it; it is deleted from `next` on, unless that was done before. */
  readonly noteRecording: (sid: string, next: number) => Promise<void>;
  /** It is gone. */
  readonly forgetRecording: (sid: string) => Promise<void>;
  /** Its deletion has failed, and is tried again from `next` on. */
  readonly putOff: (sid: string, next: number) => Promise<void>;
  readonly dueRecordings: (
    now: number,
  ) => Promise<readonly { readonly sid: string; readonly tries: number }[]>;
  /** How many there are whose deletion has failed. */
  readonly stuckRecordings: () => Promise<number>;
  /** Deletes what is over. */
  readonly tidy: (now: number) => Promise<void>;
}
