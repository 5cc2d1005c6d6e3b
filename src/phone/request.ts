import { randomUUID } from 'node:crypto';
import { resolveAddress } from './address.ts';
import type { Asking, Target } from './asking.ts';
import { attempt, type Answer } from './attempt.ts';
import { readDocument, type Document } from './document.ts';
import { CallFailure, codes } from './failure.ts';
import { readOverrides } from './overrides.ts';
import type { Parameters } from './sign.ts';

/** A document and the address that it came from in the end. */
export interface Answered {
  readonly document: Document;
  readonly url: string;
  readonly xml: string;
}

const mostRedirects = 10;
const mostBytes = 64 * 1024;
const mostSeconds = 15;

/** Source: https://www.twilio.com/docs/api/errors/11216 */
const followed = [301, 302, 303, 307];

/**
 * Asks an address for a document as Twilio does: signed, redirects followed, retried as its fragment says.
 * Throws a CallFailure with Twilio's code where no document comes of it.
 */
export async function askDocument(asking: Asking, target: Target, parameters: Parameters): Promise<Answered> {
  const { response, url } = await ask(asking, target, parameters);
  if (response.status >= 300 && response.status < 400) {
    throw new CallFailure(codes.badRedirect, url, `the answer is ${response.status}, which leads nowhere`);
  }
  if (response.status < 200 || response.status > 299) {
    throw new CallFailure(codes.httpFailure, url, `the answer is ${response.status}`);
  }
  const type = response.headers.get('content-type') ?? '';
  if (!/^(?:text|application)\/xml\b/i.test(type)) {
    throw new CallFailure(codes.contentType, url, `the answer's Content-Type is "${type}"`);
  }
  if (response.body.length > mostBytes) {
    throw new CallFailure(codes.tooLarge, url, `the document has ${response.body.length} bytes`);
  }
  const xml = response.body.toString('utf8');
  return { document: readDocument(xml, url), url, xml };
}

/** Asks an address once, with its retries and redirects, and gives whatever is answered in the end. */
export async function ask(
  asking: Asking,
  target: Target,
  parameters: Parameters,
): Promise<{ readonly response: Answer; readonly url: string }> {
  const idempotencyToken = randomUUID();
  const until = asking.clock.now() + mostSeconds;
  let { url, method } = target;
  let form = parameters;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await tryRepeatedly(asking, { url, method }, form, idempotencyToken, until);
    const location = response.headers.get('location');
    if (location === null || !followed.includes(response.status)) return { response, url };
    url = followTo(location, url);
    // A GET carries its parameters in the address, and where it is sent instead has an address of its own.
    if (response.status !== 307 || method === 'GET') form = {};
    if (response.status !== 307) method = 'GET';
  }
  throw new CallFailure(codes.httpFailure, url, `more than ${mostRedirects} redirects`);
}

/** Where a redirect leads; the overrides in the fragment go with it, as every client keeps a fragment. */
function followTo(location: string, from: string): string {
  const next = new URL(resolveAddress(location, from));
  if (next.hash === '') next.hash = new URL(from).hash;
  return next.href;
}

async function tryRepeatedly(
  asking: Asking,
  target: Target,
  parameters: Parameters,
  idempotencyToken: string,
  until: number,
): Promise<Answer> {
  const overrides = readOverrides(new URL(target.url).hash);
  for (let tried = 0; ; tried += 1) {
    const left = Math.min(overrides.readSeconds, until - asking.clock.now());
    const result = await attempt(asking, target, parameters, idempotencyToken, left, overrides);
    if (result.failed === undefined) return result.response;
    const mayRetry = tried < overrides.retries && overrides.retryOn.includes(result.failed);
    if (mayRetry && asking.clock.now() < until) continue;
    if (result.response) return result.response;
    const what = result.failed === 'rt' ? `no answer within ${left} s` : 'no connection';
    throw new CallFailure(codes.connectionFailure, target.url, what, { cause: result.cause });
  }
}
