import type { Method } from './asking.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import type { Microphone } from './microphone.ts';
import type { Parties } from './parameters.ts';
import type { Moment } from './record.ts';
import type { Answered } from './request.ts';

/** What a phone number is set to: where it sends its calls. */
export interface NumberSettings {
  readonly voiceUrl: string;
  readonly voiceMethod?: Method;
  readonly fallbackUrl?: string | undefined;
  readonly fallbackMethod?: Method;
  readonly statusCallback?: string | undefined;
}

/**
 * Two readings of what Twilio's documentation leaves open of a whisper. 'kind': an empty document joins the two, and nobody has answered where they
 * are not joined. 'stern': an empty document hangs up, and a call that was taken and not joined has completed, and was not bridged.
 */
export type Reading = 'kind' | 'stern';

/** A call to be placed. */
export interface CallOptions extends Parties {
  readonly line: NumberSettings;
  readonly authToken: string;
  /** The origin that requests are signed for, where it is not that of `voiceUrl`. */
  readonly publicUrl?: string | undefined;
  readonly clock: Clock;
  readonly caller: Caller;
  /** Takes what the phone company only warns of for a failure; true unless set. */
  readonly strict?: boolean;
  /** Keeps keys that are pressed between two Gathers for the second; false unless set. */
  readonly typeAhead?: boolean;
  /** How a Dial ends; no answer unless set. */
  readonly dial?: (dialed: Dialed) => DialOutcome;
  /** What each phone of a Dial does, which ring together then; for a clock that jumps. */
  readonly side?: (number: string) => SideOutcome;
  /** What the caller says where they are recorded; nothing unless set. */
  readonly microphone?: Microphone | undefined;
  /** Takes what is recorded, and keeps it as the phone company does. */
  readonly onRecording?: (recorded: Recorded) => void;
  /** How what Twilio does not write down is read; 'kind' unless set. */
  readonly reading?: Reading;
  readonly fetch?: typeof fetch;
  /** Told when something begins, with when it will end unless it is cut short. */
  readonly onMoment?: (moment: Moment) => void;
  /** Told when something that takes time has ended, with when it did, and whether it was cut short. */
  readonly onMomentEnd?: (moment: Moment) => void;
  /** Told each document that is going to be run. */
  readonly onDocument?: (answered: Answered) => void;
}

/** What a Dial asks the phone company for. */
export interface Dialed {
  readonly numbers: readonly string[];
  /** The number that is shown; the caller's own where the document names none. */
  readonly callerId: string;
  readonly timeout: number;
  readonly timeLimit: number;
  readonly answerOnBridge: boolean;
}

/** How a Dial ends, as a test decides it; seconds. */
export type DialOutcome =
  | {
      readonly kind: 'answered';
      readonly after: number;
      readonly talks: number;
      /** Who hears the whisper, and may press a key in it; by default somebody who presses nothing. */
      readonly called?: Caller;
    }
  | { readonly kind: 'busy' | 'no-answer' | 'failed'; readonly after?: number };

/** What one of several phones that ring does, as a test decides it; seconds. */
export type SideOutcome =
  | {
      readonly kind: 'answered';
      readonly after: number;
      readonly talks: number;
      /** Who hears the whisper, and may press a key in it; by default somebody who presses nothing. */
      readonly called?: ((clock: Clock) => Caller) | undefined;
    }
  | { readonly kind: 'busy' | 'no-answer' | 'failed'; readonly after?: number };

/** A recording as the phone company keeps it. */
export interface Recorded {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly wav: Uint8Array;
}
