import type { Settings } from '../config.ts';
import type { TwilioAccount } from '../telephony/twilio-api.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { LineHealth } from '../workbench/site.ts';

/** The settings that the pages know: none of the line's secrets is among them. */
export type DeskSettings = Omit<Settings, Secret> & Readonly<Record<Secret, undefined>>;

type Secret = 'authToken' | 'authTokens' | 'usagePassword';

/** What the thread of the pages is given; plain data. */
export interface DeskData {
  /** The desk's own database, and that of the counters. */
  readonly databaseUrl: string;
  readonly countersUrl: string;
  /** Where the instance keeps the sounds that its callers are played. */
  readonly folder: string;
  readonly folders: SpeechFolders;
  readonly settings: DeskSettings;
  /** The account at the phone company, for those who lend their voice by keypad alone: no page knows it. Undefined where none is set. */
  readonly account?: TwilioAccount | undefined;
  /** What a request must bring, so that nobody else on this machine asks. */
  readonly secret: string;
}

/** What the thread tells. */
export type FromDesk =
  | { readonly kind: 'listening'; readonly port: number }
  /** A line of the log, as JSON. */
  | { readonly kind: 'log'; readonly line: string }
  /** Asks how the line is. */
  | { readonly kind: 'health'; readonly id: number };

/** What the thread is told. */
export type ToDesk =
  { readonly kind: 'health'; readonly id: number; readonly health: LineHealth } | { readonly kind: 'stop' };
