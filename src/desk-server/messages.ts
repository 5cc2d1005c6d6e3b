import type { MessagePort } from 'node:worker_threads';
import type { Settings } from '../config/settings.ts';
import type { LinePhones } from '../people/phones.ts';
import type { Fetched } from '../telephony/recordings.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { LineHealth } from '../workbench/site.ts';
import type { PassedHead } from './passing.ts';

/** The settings that the pages know: none of the line's secrets is among them. */
export type DeskSettings = Omit<Settings, Secret> & Readonly<Record<Secret, undefined>>;

type Secret = 'authToken' | 'authTokens' | 'usagePassword' | 'peopleKeys';

/** What the thread of the pages is given; plain data. */
export interface DeskData {
  /** The desk's own database, and that of the counters. */
  readonly databaseUrl: string;
  readonly countersUrl: string;
  /** Where the instance keeps the sounds that its callers are played. */
  readonly folder: string;
  readonly folders: SpeechFolders;
  readonly settings: DeskSettings;
  /** Whether there is an account at which speakers can be recorded by keypad: the line asks it, and the thread asks the line. */
  readonly canRecord?: boolean;
  /** Whether the line has the key for members' phones: what needs it, the thread asks the line for. */
  readonly hasPeopleKey?: boolean;
}

/** What the thread tells. */
export type FromDesk =
  /** It has opened, at a port of the loopback address. */
  | { readonly kind: 'listening'; readonly port: number }
  /** A line of the log, as JSON. */
  | { readonly kind: 'log'; readonly line: string }
  /** Asks how the line is. */
  | { readonly kind: 'health'; readonly id: number }
  /** Asks for a recording at the phone company, or has it deleted. */
  | {
      readonly kind: 'recording';
      readonly id: number;
      readonly what: 'fetch' | 'drop';
      readonly sid: string;
    }
  /** Asks for something with a phone, by the name of what the line does and what it takes. */
  | { readonly kind: 'phone'; readonly id: number; readonly asked: AskedPhone };

/** What the thread is told. */
export type ToDesk =
  | { readonly kind: 'health'; readonly id: number; readonly health: LineHealth }
  | { readonly kind: 'recording'; readonly id: number; readonly answer: Fetched | boolean }
  | { readonly kind: 'phone'; readonly id: number; readonly answer: PhoneAnswer }
  /** Passes a request on; what follows of it, and the answer, go through the channel. */
  | { readonly kind: 'pass'; readonly head: PassedHead; readonly channel: MessagePort }
  | { readonly kind: 'stop' };

/** What the line can be asked to do with a phone. */
export type AskedPhone = {
  readonly [What in keyof LinePhones]: {
    readonly what: What;
    readonly given: Parameters<LinePhones[What]>;
  };
}[keyof LinePhones];

/** What it answers. */
export type PhoneAnswer = Awaited<ReturnType<LinePhones[keyof LinePhones]>>;
