import { isIP } from 'node:net';
import * as z from 'zod';
import { versionIds } from '../guide/facts.ts';
import { lineCommand } from '../line-command.ts';
import { isTimeZone, suggestPlace } from '../telephony/hours.ts';

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
export const whichGuidance =
  'faq says ASAP’s FAQ as this project was given it, which later copies contradict in part. 2026 says what later public copies say, which no person has compared with the live pages (docs/guidance.md)';

/** What each variable may be, and what is said where it is not. */
export const schema = z.object({
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

/** What a list with commas names. */
export function wantedLanguages(list: string | undefined): readonly string[] {
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
