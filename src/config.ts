import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The settings of a line, read once from the environment and frozen. */
export interface Settings {
  /** A demo runs on the loopback address with a token of its own; production needs both of Twilio's. */
  readonly mode: 'demo' | 'production';
  readonly port: number;
  /** The origin that the phone company asks and signs; in a demo undefined: the loopback address. */
  readonly publicUrl: string | undefined;
  readonly authToken: string;
  readonly hotlineName: string | undefined;
  /** The languages of the language menu in its order; undefined: all that can be spoken, in the usual order. */
  readonly languages: readonly string[] | undefined;
  /** Whether only languages are offered that a person has wholly reviewed. */
  readonly reviewedOnly: boolean;
  readonly logLevel: string;
}

/** The environment is not fit to start with; tells every fault and its remedy at once. */
export class SettingsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings are not complete:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .catch(Number.NaN)
    .refine((port) => !Number.isNaN(port), { error: 'must be a number from 0 to 65535, such as 3000' })
    .default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isHttpsOrigin, {
      error: 'must be an https origin without a path, such as https://line.example.org',
    })
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[!-~]{8,}$/, { error: "must be the account's auth token, as the Twilio console shows it" })
    .optional(),
  HOTLINE_NAME: z
    .string()
    .max(100, { error: 'must be at most 100 characters: it is spoken in every greeting' })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'must be plain text on one line' })
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
  REVIEWED_ONLY: z
    .enum(['on', 'off'], {
      error:
        'must be on (only languages that a person has reviewed are offered) or off (all that can be spoken)',
    })
    .optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
});

/**
 * Reads the settings; a variable that is set but empty counts as not set. `known` are the languages that there are.
 * Throws a SettingsError that names every fault and its remedy.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  known?: readonly string[],
): Settings {
  const given = Object.keys(schema.shape).map((name) => [name, environment[name]?.trim()] as const);
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
      'REVIEWED_ONLY is missing: on offers only languages that a person has reviewed, off all that can be spoken ("npm run review" tells which are which)',
    );
  }
  for (const code of wantedLanguages(set.LANGUAGES)) {
    if (known && !known.includes(code)) {
      faults.push(`LANGUAGES names "${code}", which has no folder in prompts/: take of ${known.join(', ')}`);
    }
  }
  if (!read.success || faults.length > 0) throw new SettingsError(faults);
  const isDemo = publicUrl === undefined;
  return Object.freeze({
    mode: isDemo ? 'demo' : 'production',
    port: read.data.PORT,
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    authToken: authToken ?? randomBytes(16).toString('hex'),
    hotlineName: read.data.HOTLINE_NAME,
    languages: read.data.LANGUAGES,
    reviewedOnly: read.data.REVIEWED_ONLY === 'on',
    logLevel: read.data.LOG_LEVEL,
  });
}

function wantedLanguages(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(',').map((code) => code.trim());
}

function isHttpsOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return protocol === 'https:' && pathname === '/' && search + hash + username === '';
}
