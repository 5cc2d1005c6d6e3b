import type { Logger } from 'pino';
import type { Credentials } from './credentials.ts';
import type { Guard } from './guard.ts';
import type { Passkeys } from './passkeys.ts';
import type { Passphrases } from './passphrase.ts';
import type { MemberStore } from './store.ts';
import type { Tries } from './tries.ts';

/** What the door of the desk needs. */
export interface DoorParts {
  readonly store: MemberStore;
  /** The https origin at which the desk is reached. */
  readonly publicUrl: string;
  /** The languages that a speaker can be of. */
  readonly languages: () => Promise<readonly string[]>;
  readonly log: Logger;
  readonly now: () => number;
  /** Waits for so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** What the routes of the door share. */
export interface Desk extends Omit<DoorParts, 'pause'> {
  readonly guard: Guard;
  readonly tries: Tries;
  readonly passkeys: Passkeys;
  readonly passphrases: Passphrases;
  readonly credentials: Credentials;
}
