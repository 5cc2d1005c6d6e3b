import { request, type OutgoingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { signRequest, type Parameters } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { canaryNumber } from '../canary.ts';

/** A request as any program could make it. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  /** Seconds that the answer may take. */
  readonly patience?: number;
}

/** An answer; its status is 0 where none came. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Asks on a connection of its own, with whatever headers it likes. Never rejects. */
export function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body = '', patience = 10 }: Asked,
): Promise<Answer> {
  return new Promise((resolve) => {
    const none: Answer = { status: 0, headers: {}, body: '' };
    try {
      const asking = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        let got = '';
        response.on('data', (data: Buffer) => (got += data.toString('latin1')));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: got });
        });
        response.on('error', () => {
          resolve(none);
        });
      });
      asking.setTimeout(patience * 1000, () => asking.destroy());
      asking.on('error', () => {
        resolve(none);
      });
      asking.on('close', () => {
        resolve(none);
      });
      asking.end(body);
    } catch {
      resolve(none);
    }
  });
}

/** The account whose requests are taken. */
export const accountSid = `AC${'0'.repeat(32)}`;

/** The id of a call. */
export const callSid = (number: number): string => `CA${number.toString(16).padStart(32, '0')}`;

/** What every request of the phone company has. */
export const usualForm = { CallSid: callSid(0), AccountSid: accountSid, From: canaryNumber } as const;

/** A form as it is sent. */
export function toBody(form: Parameters): string {
  return Object.entries(form)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
    )
    .join('&');
}

/** Asks as the phone company does: signed, and with what its requests have. */
export function askVoice(
  port: number,
  path = '/voice',
  form: Readonly<Record<string, string>> = {},
  { token = authToken, patience = 10 }: { readonly token?: string; readonly patience?: number } = {},
): Promise<Answer> {
  const whole = { ...usualForm, ...form };
  return ask(port, {
    method: 'POST',
    path,
    patience,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signRequest(token, publicUrl + path, whole),
    },
    body: toBody(whole),
  });
}

/** Calls on, as a document leads, with these keys; an empty one is silence. Gives the documents in order. */
export async function callThrough(
  port: number,
  keys: readonly string[],
  { form = {}, start = '/voice?lang=es' }: { form?: Readonly<Record<string, string>>; start?: string } = {},
): Promise<readonly string[]> {
  const documents: string[] = [];
  let path = start;
  for (const key of ['', ...keys]) {
    const { status, body } = await askVoice(port, path, { ...form, Digits: key });
    if (status !== 200) throw new Error(`status ${status} at ${path}`);
    documents.push(body);
    const next = nextOf(body);
    if (next === undefined) break;
    path = next;
  }
  return documents;
}

/** Where a document leads, as it is asked: without what only the phone company reads. */
export function nextOf(document: string): string | undefined {
  const [, address] = /(?:action="|<Redirect[^>]*>)(\/voice\/[^"<#]*)/.exec(document) ?? [];
  return address?.replaceAll('&amp;', '&');
}

/** Seconds after which a caller is taken to have had no answer. */
const patience = 10;

/** Asks for the beginning of a call ten times a second while something is done, and gives the longest wait in milliseconds; Infinity where no answer came. */
export async function watchVoice<T>(
  port: number,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly worst: number; readonly asked: number }> {
  const waits: Promise<number>[] = [];
  const once = async (): Promise<number> => {
    const began = performance.now();
    const { status } = await askVoice(port, '/voice', {}, { patience });
    return status === 200 ? performance.now() - began : Infinity;
  };
  const timer = setInterval(() => waits.push(once()), 100);
  try {
    const result = await act();
    waits.push(once());
    const all = await Promise.all(waits);
    return { result, worst: Math.max(...all), asked: all.length };
  } finally {
    clearInterval(timer);
  }
}

/** What a caller waits at most, in milliseconds, before it is a fault. */
export const mostWait = 1000;

/** Tells a wait in words. */
export function tellWait(worst: number): string {
  return Number.isFinite(worst) ? `a caller waited ${worst.toFixed(0)} ms` : 'a caller had no answer';
}
