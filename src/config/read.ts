import { randomBytes } from 'node:crypto';
import { readHours } from '../telephony/hours.ts';
import { checkCalls, checkLine, readAllHours } from './checks.ts';
import { schema } from './schema.ts';
import { SettingsError } from './settings-error.ts';
import type { Settings } from './settings.ts';
import { readTrails } from './trails.ts';

/** When people answer at USCIS, federal holidays apart. Source: https://www.uscis.gov/contactcenter */
const uscisHours = readHours('Mon-Fri 08:00-20:00', 'America/New_York');

const productionDatabase = 'file:data/usage.db';
const demoDatabase = 'file:data/demo-usage.db';

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
  faults.push(...checkLine(set, known));
  const hours = readAllHours(set, faults);
  const trailsUntil = readTrails(set, now, faults);
  faults.push(...checkCalls(set, known));
  if (!read.success || faults.length > 0) throw new SettingsError(faults);
  const {
    PUBLIC_URL: publicUrl,
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

/** The calls of a demo are not a hotline's: they are counted apart. */
function databaseOf(url: string | undefined, isDemo: boolean): string | undefined {
  if (url === 'off') return undefined;
  return url ?? (isDemo ? demoDatabase : productionDatabase);
}
