import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import { lineCommand } from './line-command.ts';
import { versionIds, type VersionId } from './guide/facts.ts';
import type { Reason } from './reason.ts';
import { isTimeZone, readHours, readMoment, suggestPlace, type Hours } from './telephony/hours.ts';

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
export interface Advocate {
  readonly phone: string;
  readonly hours: Hours | undefined;
  /** The languages that this person speaks, as callers are told them. */
  readonly languages: readonly string[];
}

/** The countries whose phones get texts, as US; texts to all numbers in a day; whether forged numbers get none. */
export interface Texting {
  readonly countries: readonly string[];
  readonly aDay: number;
  readonly verifiedOnly: boolean;
}

/** How callers are connected to USCIS: when, and for how many seconds at most. */
export interface Connect {
  readonly hours: Hours;
  readonly mostSeconds: number;
}

/** When people answer at USCIS, federal holidays apart. Source: https://www.uscis.gov/contactcenter */
const uscisHours = readHours('Mon-Fri 08:00-20:00', 'America/New_York');

const productionDatabase = 'file:data/usage.db';
const demoDatabase = 'file:data/demo-usage.db';

/** The environment is not fit to start with; tells every fault and its remedy at once. */
export class SettingsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings are not complete:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/** Milliseconds. */
const mostTrails = 24 * 60 * 60 * 1000;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const onOrOff = (what: string) =>
  z
    .enum(['on', 'off'], { error: `must be on or off: ${what}` })
    .transform((value) => value === 'on')
    .default(false);

const phone = (what: string) =>
  z
    .string()
    .regex(/^\+[1-9]\d{7,14}$/, {
      error: `must be ${what}, with + and the country's digits, such as +15551234567`,
    })
    .optional();

/** What there is to choose, in two sentences. */
const whichGuidance =
  'faq says ASAP’s FAQ as this project was given it, which later copies contradict in part. 2026 says what later public copies say, which no person has compared with the live pages (docs/guidance.md)';

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .catch(Number.NaN)
    .refine((port) => !Number.isNaN(port), { error: 'must be a number from 0 to 65535, such as 3000' })
    .default(3000),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0, {
      error: 'must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them',
    })
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isHttpsOrigin, {
      error: 'must be an https origin without a path, such as https://line.example.org',
    })
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .transform((tokens) => tokens.split(',').map((token) => token.trim()))
    .refine((tokens) => tokens.length <= 2 && tokens.every((token) => /^[!-~]{8,}$/.test(token)), {
      error:
        "must be the account's auth token, as the Twilio console shows it; while it is changed, the old and the new one with a comma between",
    })
    .optional(),
  HOTLINE_NAME: z
    .string()
    .normalize('NFC')
    .max(100, { error: 'must be at most 100 characters: it is spoken in every greeting' })
    .regex(/^[^\p{Cc}\p{Cs}\ufffd]*$/u, { error: 'must be plain text on one line, in UTF-8' })
    .optional(),
  LANGUAGES: z
    .string()
    .transform(wantedLanguages)
    .refine((codes) => codes.every((code) => /^[a-z]{2,8}$/.test(code)), {
      error: 'must be language codes with commas between, in the order of the language menu, such as es,en',
    })
    .refine((codes) => new Set(codes).size === codes.length || codes.includes(''), {
      error: 'names a language twice',
    })
    .optional(),
  GUIDANCE: z.enum(versionIds, { error: `must be faq or 2026: ${whichGuidance}` }).optional(),
  REVIEWED_ONLY: z
    .enum(['on', 'off'], {
      error:
        'must be on (only languages that a person has reviewed are offered) or off (all that can be spoken)',
    })
    .optional(),
  TWILIO_PHONE_NUMBER: phone("the hotline's number at Twilio"),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, {
      error: "must be the account's SID, as the Twilio console shows it: AC and 32 digits and letters",
    })
    .optional(),
  ADVOCATE_PHONE: phone('the number of the person behind the line'),
  ADVOCATE_HOURS: z.string().optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, {
      error: ({ input }) =>
        `must be a place by whose clock to go, such as America/New_York, or UTC${suggestPlace(String(input))}`,
    })
    .optional(),
  ADVOCATE_LANGUAGES: z
    .string()
    .transform(wantedLanguages)
    .refine((codes) => codes.every((code) => /^[a-z]{2,8}$/.test(code)), {
      error: 'must be language codes with commas between, such as es,en',
    })
    .optional(),
  CONNECT_TO_USCIS: onOrOff('whether callers can be connected to USCIS'),
  CONNECT_HOURS: z.string().optional(),
  CONNECT_MINUTES: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(5).max(240))
    .catch(Number.NaN)
    .refine((minutes) => !Number.isNaN(minutes), {
      error: 'must be a number of minutes from 5 to 240, such as 120',
    })
    .default(120),
  LEGAL_HELP: z
    .enum(['on', 'off', 'old'], {
      error:
        'must be on (legal help near a caller is told while the government’s lists are not too old), off (never) or old (however old they are)',
    })
    .default('on'),
  TEXT_MESSAGES: onOrOff('whether answers can be sent as text messages'),
  TEXT_COUNTRIES: z
    .string()
    .transform(wantedLanguages)
    .refine((countries) => countries.every(isCountry), {
      error: 'must be countries with commas between, by their two letters, such as US,CA',
    })
    .optional(),
  TEXTS_A_DAY: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1))
    .catch(Number.NaN)
    .refine((count) => !Number.isNaN(count), { error: 'must be a number of messages from 1, such as 200' })
    .default(200),
  TEXT_VERIFIED_ONLY: onOrOff('whether callers get no texts whose carrier says that their number is forged'),
  DELETE_CALL_RECORDS: z
    .enum(['on', 'off'], {
      error: 'must be on or off: whether Twilio’s record of a call is deleted when it has ended',
    })
    .optional(),
  WORDS_FOLDER: z.string().default('words'),
  DATABASE_URL: z
    .string()
    .regex(/^(?:off|file:[^?#]+|postgres(?:ql)?:\/\/\S+)$/, {
      error:
        'must be file: and a path, such as file:data/usage.db, or postgres://…, or off: nothing is counted',
    })
    .optional(),
  USAGE_PASSWORD: z
    .string()
    .normalize('NFC')
    .min(12, { error: 'must have at least 12 characters: the page is open to the internet' })
    .optional(),
  DESK: onOrOff('whether members look after the words at PUBLIC_URL/desk'),
  PEOPLE_KEY: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .refine((keys) => keys.length <= 2 && keys.every(isPeopleKey), {
      error: `must be a key of 32 bytes, as "${lineCommand} desk key" prints one; while it is changed, the old and the new one with a comma between`,
    })
    .optional(),
  TRAILS_UNTIL: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
});

/**
 * Reads the settings; a variable that is set but empty counts as not set. `known` are the languages that there are, `now` is in milliseconds
 * since 1970.
 * Throws a SettingsError that names every fault and its remedy.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  known?: readonly string[],
  now = Date.now(),
): Settings {
  const given = Object.keys(schema.shape).map((name) => [name, unquote(environment[name])] as const);
  const set = Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''));
  const read = schema.safeParse(set);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: authToken } = set;
  if (publicUrl !== undefined && authToken === undefined) {
    faults.push('TWILIO_AUTH_TOKEN is missing: set it too, or unset PUBLIC_URL for the demo');
  }
  if (publicUrl === undefined && authToken !== undefined) {
    faults.push('PUBLIC_URL is missing: set it too, or unset TWILIO_AUTH_TOKEN for the demo');
  }
  if (publicUrl !== undefined && set.REVIEWED_ONLY === undefined) {
    faults.push(
      `REVIEWED_ONLY is missing: on offers only languages that a person has reviewed, off all that can be spoken ("${lineCommand} review" tells which are which)`,
    );
  }
  if (publicUrl !== undefined && set.GUIDANCE === undefined)
    faults.push(`GUIDANCE is missing: ${whichGuidance}`);
  for (const code of wantedLanguages(set.LANGUAGES)) {
    if (known && !known.includes(code)) {
      faults.push(`LANGUAGES names "${code}", which has no folder in prompts/: take of ${known.join(', ')}`);
    }
  }
  const hours = readAllHours(set, faults);
  const trailsUntil = readTrails(set, now, faults);
  faults.push(...checkCalls(set, known));
  if (!read.success || faults.length > 0) throw new SettingsError(faults);
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    ADVOCATE_PHONE: advocatePhone,
    ADVOCATE_LANGUAGES: languages = [],
  } = read.data;
  const isDemo = publicUrl === undefined;
  const authTokens = read.data.TWILIO_AUTH_TOKEN ?? [randomBytes(16).toString('hex')];
  return Object.freeze({
    mode: isDemo ? 'demo' : 'production',
    port: read.data.PORT,
    host: read.data.HOST,
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    authToken: authTokens.at(-1) ?? '',
    authTokens,
    hotlineName: read.data.HOTLINE_NAME,
    languages: read.data.LANGUAGES,
    guidance: read.data.GUIDANCE ?? 'faq',
    reviewedOnly: read.data.REVIEWED_ONLY === 'on',
    logLevel: read.data.LOG_LEVEL,
    trailsUntil,
    phoneNumber: read.data.TWILIO_PHONE_NUMBER,
    accountSid,
    advocate:
      advocatePhone === undefined ? undefined : { phone: advocatePhone, hours: hours.advocate, languages },
    connect: read.data.CONNECT_TO_USCIS
      ? { hours: hours.uscis ?? uscisHours, mostSeconds: read.data.CONNECT_MINUTES * 60 }
      : undefined,
    textMessages: read.data.TEXT_MESSAGES,
    legalHelp: read.data.LEGAL_HELP,
    texting: {
      countries: read.data.TEXT_COUNTRIES ?? ['US'],
      aDay: read.data.TEXTS_A_DAY,
      verifiedOnly: read.data.TEXT_VERIFIED_ONLY,
    },
    wordsFolder: read.data.WORDS_FOLDER,
    timeZone: read.data.TIME_ZONE ?? 'UTC',
    deleteCallRecords: accountSid !== undefined && !isDemo && read.data.DELETE_CALL_RECORDS !== 'off',
    databaseUrl: databaseOf(read.data.DATABASE_URL, isDemo),
    usagePassword: read.data.USAGE_PASSWORD,
    hasDesk: read.data.DESK,
    peopleKeys: read.data.PEOPLE_KEY,
  });
}

/** A value without blanks around it, and without quotes: programs that hand on an .env file as it is, as Docker does, leave them there. */
function unquote(value: string | undefined): string | undefined {
  return value?.trim().replace(/^(["'`])(.*)\1$/s, '$2');
}

/** What turning trails on does to what callers are promised. */
export function tellTrails({
  trailsUntil = 0,
  timeZone,
}: Pick<Settings, 'trailsUntil' | 'timeZone'>): Reason {
  const until = new Date(trailsUntil).toLocaleString('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return {
    code: 'amiss.trails',
    values: { until, zone: timeZone },
    text: `trails are on until ${until} (${timeZone}): the log links the turns of each call, with their times, which callers are promised that it does not; unset TRAILS_UNTIL to end them`,
  };
}

/** The calls of a demo are not a hotline's: they are counted apart. */
function databaseOf(url: string | undefined, isDemo: boolean): string | undefined {
  if (url === 'off') return undefined;
  return url ?? (isDemo ? demoDatabase : productionDatabase);
}

function wantedLanguages(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(',').map((code) => code.trim());
}

/** 32 bytes in base64url; what ends in other bits was cut or typed wrong. */
function isPeopleKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === text;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
}

function isHttpsOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return protocol === 'https:' && pathname === '/' && search + hash + username === '';
}

type Given = Readonly<Partial<Record<string, string>>>;

/** What calls to others and text messages need beside their own setting. */
function checkCalls(set: Given, known: readonly string[] | undefined): readonly string[] {
  const faults: string[] = [];
  const needs = (name: string, other: string, why: string): void => {
    const isSet = set[name] !== undefined && set[name] !== 'off';
    if (isSet && set[other] === undefined) faults.push(`${other} is missing: ${name} needs it, ${why}`);
  };
  needs('ADVOCATE_PHONE', 'TWILIO_PHONE_NUMBER', 'so that it is shown in place of the caller’s own number');
  needs('CONNECT_TO_USCIS', 'TWILIO_PHONE_NUMBER', 'so that it is shown in place of the caller’s own number');
  needs('TEXT_MESSAGES', 'TWILIO_PHONE_NUMBER', 'as the number that sends');
  needs('TEXT_MESSAGES', 'TWILIO_ACCOUNT_SID', 'as the account that sends');
  needs('TEXT_MESSAGES', 'TWILIO_AUTH_TOKEN', 'to sign in to that account');
  needs('TEXT_MESSAGES', 'HOTLINE_NAME', 'as the sender that each message names first');
  needs('DELETE_CALL_RECORDS', 'TWILIO_ACCOUNT_SID', 'as the account whose records are deleted');
  if (set.USAGE_PASSWORD !== undefined && set.DATABASE_URL === 'off') {
    faults.push(
      'USAGE_PASSWORD opens the usage page, and DATABASE_URL is off: nothing is counted that it could show',
    );
  }
  needs('DESK', 'PUBLIC_URL', 'as the address at which members reach it');
  if (set.DESK === 'on' && set.DATABASE_URL === 'off') {
    faults.push('DESK is on, and DATABASE_URL is off: there is nowhere to keep what members change');
  }
  if (set.PEOPLE_KEY !== undefined && set.DESK !== 'on') {
    faults.push('PEOPLE_KEY seals the phones of the desk’s members: set DESK=on too, or unset it');
  }
  needs('ADVOCATE_HOURS', 'ADVOCATE_PHONE', 'as the phone that is answered in these hours');
  needs('ADVOCATE_HOURS', 'TIME_ZONE', 'as the place whose clock they go by');
  needs('CONNECT_HOURS', 'TIME_ZONE', 'as the place whose clock they go by');
  if (set.ADVOCATE_PHONE !== undefined && set.ADVOCATE_PHONE === set.TWILIO_PHONE_NUMBER) {
    faults.push('ADVOCATE_PHONE is the line’s own number: a call to it would come back to the line for ever');
  }
  for (const code of wantedLanguages(set.ADVOCATE_LANGUAGES)) {
    if (known && !known.includes(code)) {
      faults.push(
        `ADVOCATE_LANGUAGES names "${code}", which has no folder in prompts/: take of ${known.join(', ')}`,
      );
    }
  }
  return faults;
}

/** An operator who looks for a fault may link turns for a day at most; what is past is over, and keeps no line from starting. */
function readTrails(
  { TRAILS_UNTIL: text, TIME_ZONE: zone = 'UTC' }: Given,
  now: number,
  faults: string[],
): number | undefined {
  if (text === undefined || !isTimeZone(zone)) return undefined;
  const until = readMoment(text, zone);
  if (until === undefined) {
    faults.push(
      'TRAILS_UNTIL must be a day and a time in TIME_ZONE (UTC unless set), such as 2026-12-01T12:00',
    );
  } else if (until > now + mostTrails) {
    faults.push(
      'TRAILS_UNTIL is more than 24 hours ahead: until then the log links the turns of each call, which callers are promised that it does not',
    );
  }
  return until;
}

function readAllHours(
  set: Given,
  faults: string[],
): { readonly advocate: Hours | undefined; readonly uscis: Hours | undefined } {
  const read = (name: string): Hours | undefined => {
    const [text, zone] = [set[name], set.TIME_ZONE];
    if (text === undefined || zone === undefined || !isTimeZone(zone)) return undefined;
    try {
      return readHours(text, zone);
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  return { advocate: read('ADVOCATE_HOURS'), uscis: read('CONNECT_HOURS') };
}
