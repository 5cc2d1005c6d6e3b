import type { LeaveEnd } from './call-back.ts';
import type { CallEnd, TextEnd } from './node.ts';
import type { At } from './place.ts';

/** What the line heard: one key, or nothing; or how what it did for the caller ended. A key is whatever was sent: a key that does not exist means nothing here. */
export type Heard =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'silence' }
  /** How the call to somebody else ended. */
  | { readonly kind: 'call'; readonly how: CallEnd }
  /** How sending a text message ended. */
  | { readonly kind: 'text'; readonly how: TextEnd }
  /** The ten digits of the phone that calls; undefined where it shows none that can be called. */
  | { readonly kind: 'own phone'; readonly digits: string | undefined }
  /** How leaving a number ended. */
  | { readonly kind: 'left number'; readonly how: LeaveEnd };

/**
 * How the place is said: as written; slower; without what was explained before; after a key that means nothing; after a fault of ours; after
 * the part where the caller was has been taken out; after a greeting that was cut off, with what the line is.
 */
export type Manner = 'plain' | 'slower' | 'simpler' | 'wrong' | 'sorry' | 'changed' | 'introduced';

/**
 * How a place was left: by a key with a meaning there; by asking for it again; by silence where a key was asked for; onward, where silence
 * is how a call goes on; by a key without a meaning; when a call to somebody else, or sending a text, had ended.
 */
export type Left = 'key' | 'again' | 'silence' | 'onward' | 'wrong key' | 'call' | 'text';

/** Where the call is now, and how that is said. */
export interface Turn {
  readonly at: At;
  readonly manner: Manner;
}

/** Where the call goes, and how the place before was left. */
export interface Next extends Turn {
  readonly left: Left;
}

/** How a call begins, as the number's own address says it. */
export interface Beginning {
  /** A number of its own for this language; one that is not offered gets the language menu. */
  readonly language?: string | undefined;
  /** For phones whose keys are blocked. */
  readonly essentialsFirst?: boolean;
}

/** Where the call goes, before how the place was left is filled in. */
export type Move = Turn & Partial<Next>;

/** Goes on to a place, said as it is written. */
export const plain = (at: At): Move => ({ at, manner: 'plain' });
