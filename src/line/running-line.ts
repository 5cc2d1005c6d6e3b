import type { VersionId } from '../guide/facts.ts';
import type { Offers } from '../guide/offers.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import type { Reason } from '../reason.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { Speech } from '../speech/speech.ts';
import type { Usage } from '../usage/usage.ts';

/** A line that answers calls. */
export interface RunningLine {
  /** The address of a new call, as it is asked on this machine. */
  readonly voiceUrl: string;
  /** The origin that requests must be signed for. */
  readonly publicUrl: string;
  /** What is offered to callers now. */
  readonly offers: () => Offers;
  /** The words and voices that callers hear now. */
  readonly speech: () => Speech;
  /** What whoever runs the line should know; none of it keeps the line from answering. */
  readonly amiss: () => readonly Reason[];
  /** The guidance that callers hear, and every version that there is. */
  readonly guide: () => Guide;
  readonly guides: () => Guides;
  /** Has the line say another version of the guidance, until it is started anew; rejects as `reload` does. */
  readonly speakVersion: (version: VersionId) => Promise<void>;
  /** What callers have used in a period; undefined where nothing is counted. Rejects while the database does not answer. */
  readonly usage: Usage | undefined;
  /** Reads the words and the recordings again; calls that are going on hear them from their next turn. Throws as starting does, and then goes on as it was. */
  readonly reload: () => Promise<void>;
  /** Stops taking calls, finishes what runs, and resolves within `seconds`. */
  readonly stop: (seconds?: number) => Promise<void>;
}

/** What a line can be given in place of the project's own. */
export interface LineParts {
  /** Milliseconds that a text waits for the other instances' count; a second unless set. */
  readonly textPatience?: number;
  readonly guide?: Guide;
  readonly folders?: SpeechFolders;
  /** Seconds between two looks at the hotline's own words, and at what the desk has published. */
  readonly watchEvery?: number;
  /** Where the last publication of the desk is kept, and its sounds. */
  readonly deskFolder?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The number of a socket that listens already, in place of the port and the address of the settings. */
  readonly socket?: number | undefined;
  /** Where Twilio's API is asked, in place of its own address. */
  readonly twilioApi?: string;
  /** What else whoever runs the line should know. */
  readonly alsoAmiss?: () => readonly Reason[];
}
