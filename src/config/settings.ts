import type { VersionId } from '../guide/facts.ts';
import type { Hours } from '../telephony/hours.ts';

/** The settings of a line, read once from the environment and frozen. */
export interface Settings {
  /** A demo runs on the loopback address with a token of its own; production needs both of Twilio's. */
  readonly mode: 'demo' | 'production';
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** The origin that the phone company asks and signs; in a demo undefined: the loopback address. */
  readonly publicUrl: string | undefined;
  /** The token to sign and sign in with. */
  readonly authToken: string;
  /** All with which requests may be signed: while the token is changed, the old one and the new one. */
  readonly authTokens: readonly string[];
  readonly hotlineName: string | undefined;
  /** The languages of the language menu in its order; undefined: all that can be spoken, in the usual order. */
  readonly languages: readonly string[] | undefined;
  /** The version of the guidance that callers hear. */
  readonly guidance: VersionId;
  /** Whether only languages are offered that a person has wholly reviewed. */
  readonly reviewedOnly: boolean;
  readonly logLevel: string;
  /** Until when the log may link the turns of a call, in milliseconds since 1970; undefined: it may not. */
  readonly trailsUntil: number | undefined;
  /** The hotline's own number, as +15551234567: what is shown to whoever is called, and sends texts. */
  readonly phoneNumber: string | undefined;
  readonly accountSid: string | undefined;
  /** The person behind the line. */
  readonly advocate: Advocate | undefined;
  /** Being connected to USCIS; undefined where callers are not. */
  readonly connect: Connect | undefined;
  readonly textMessages: boolean;
  /** Whether legal help near a caller is told: while the government's lists are not too old, never, or however old they are. */
  readonly legalHelp: 'on' | 'off' | 'old';
  /** Who gets texts, and how many are sent. */
  readonly texting: Texting;
  /** Where the hotline's own words are. */
  readonly wordsFolder: string;
  /** The time zone by which days and hours go. */
  readonly timeZone: string;
  /** Whether Twilio's record of a call is deleted after its end. */
  readonly deleteCallRecords: boolean;
  /** Where what is used is counted, as `file:…` or `postgres://…`; undefined where nothing is. */
  readonly databaseUrl: string | undefined;
  /** The password of the usage page; undefined where there is none. */
  readonly usagePassword: string | undefined;
  /** Whether members look after the words at PUBLIC_URL/desk. */
  readonly hasDesk: boolean;
  /** With what members' phones are sealed, the newest last; undefined where no people are rung but the one of ADVOCATE_PHONE. */
  readonly peopleKeys: readonly string[] | undefined;
}

/** Who answers where callers ask for a person, and when; `hours` undefined: always. */
interface Advocate {
  readonly phone: string;
  readonly hours: Hours | undefined;
  /** The languages that this person speaks, as callers are told them. */
  readonly languages: readonly string[];
}

/** The countries whose phones get texts, as US; texts to all numbers in a day; whether forged numbers get none. */
interface Texting {
  readonly countries: readonly string[];
  readonly aDay: number;
  readonly verifiedOnly: boolean;
}

/** How callers are connected to USCIS: when, and for how many seconds at most. */
interface Connect {
  readonly hours: Hours;
  readonly mostSeconds: number;
}
