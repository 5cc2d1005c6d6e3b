/** What a page is told of a call, one after the other; times are seconds from its beginning. */
export type CallEvent =
  | {
      readonly kind: 'said';
      readonly at: number;
      readonly until: number;
      readonly captions: readonly Caption[];
    }
  | {
      readonly kind: 'played';
      readonly at: number;
      readonly until: number;
      readonly captions: readonly Caption[];
    }
  | { readonly kind: 'silence'; readonly at: number; readonly until: number }
  | { readonly kind: 'key'; readonly at: number; readonly key: string; readonly isHeard: boolean }
  /** What was going on has been cut short. */
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'document'; readonly at: number; readonly url: string; readonly xml: string }
  | { readonly kind: 'warning'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly by: 'line' | 'caller' | 'failed';
      /** What went wrong; empty for a call that did not fail. */
      readonly why: string;
      readonly call: SavedCall;
    };

/** A part of what is heard, and the address of its line on the script's page, where it is one. */
export interface Piece {
  readonly text: string;
  readonly place?: string;
}

/** One stretch of what is heard, as it is read. */
export interface Caption {
  /** None for the chime. */
  readonly pieces: readonly Piece[];
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The same in English, where it is not in English and what it says is known. */
  readonly english?: string;
  /** Seconds from the beginning of the call. */
  readonly start: number;
  readonly end: number;
  /** Characters that a voice is paid for. */
  readonly characters: number;
  readonly sound: Sound;
}

/** Where the sound of a stretch comes from. */
export type Sound =
  | { readonly from: 'recording'; readonly url: string }
  | { readonly from: 'engine'; readonly url: string }
  /** The browser's own voice for this language, if it has one. */
  | { readonly from: 'browser'; readonly language: string };

/** A whole call, in the format of test/calls. */
export interface SavedCall {
  readonly title: string;
  /** The number's own address after /voice. */
  readonly number: string;
  /** As `npx line phone --keys` takes them. */
  readonly keys: string;
  readonly places: readonly string[];
  readonly ended: string;
}
