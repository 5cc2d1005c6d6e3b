import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { readSettings } from '../src/config/read.ts';
import type { Settings } from '../src/config/settings.ts';
import { startLine } from '../src/line.ts';
import type { LineParts, RunningLine } from '../src/line/running-line.ts';
import { signRequest } from '../src/phone/sign.ts';
import { canaryNumber } from './canary.ts';

export { canaryNumber };

/** The origin that a test line is told it has, so that its signatures cannot come from its own address. */
export const publicUrl = 'https://line.example';

/** A line on a free port, closed with its test, and what it logged. */
export interface TestLine extends RunningLine {
  readonly authToken: string;
  /** The account whose requests it takes. */
  readonly accountSid: string;
  readonly logged: () => readonly Readonly<Record<string, unknown>>[];
}

/** Starts the real line, in production mode, with its settings as a hotline would give them. */
export async function startTestLine(
  environment: Readonly<Record<string, string>> = {},
  parts: LineParts = {},
  { hasTrails = false } = {},
): Promise<TestLine> {
  const lines: string[] = [];
  const log = pino(
    { base: null, level: environment.LOG_LEVEL ?? 'info' },
    { write: (line: string) => lines.push(line) },
  );
  const settings: Settings = {
    ...readSettings(
      {
        PUBLIC_URL: publicUrl,
        TWILIO_AUTH_TOKEN: 'a-token-for-tests',
        GUIDANCE: 'faq',
        REVIEWED_ONLY: 'off',
        DATABASE_URL: 'off',
        ...environment,
      },
      undefined,
      parts.now?.(),
    ),
    port: 0,
    ...(hasTrails ? { trailsUntil: (parts.now?.() ?? Date.now()) + 3_600_000 } : {}),
  };
  const line = await startLine(settings, log, parts);
  onTestFinished(() => line.stop(1));
  return {
    ...line,
    authToken: settings.authToken,
    accountSid: settings.accountSid ?? usualForm.AccountSid,
    logged: () => lines.map((text) => JSON.parse(text) as Record<string, unknown>),
  };
}

/** The log links turns, for an hour. */
export const withTrails = { hasTrails: true };

/** An answer of the line, as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly caching: string | null;
  readonly body: string;
}

/** What every request of the phone company has. */
export const usualForm = {
  CallSid: `CA${'0'.repeat(32)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: canaryNumber,
} as const;

/** Posts a form to a path of the line, signed as Twilio signs unless another signature is given. */
export async function post(
  line: TestLine,
  path: string,
  form: Readonly<Record<string, string>> = {},
  { signature, headers = {} }: { signature?: string | undefined; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const body = { ...usualForm, AccountSid: line.accountSid, ...form };
  const response = await fetch(new URL(path, line.voiceUrl), {
    method: 'POST',
    headers: {
      'X-Twilio-Signature': signature ?? signRequest(line.authToken, `${publicUrl}${path}`, body),
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(body).toString(),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    caching: response.headers.get('cache-control'),
    body: await response.text(),
  };
}
