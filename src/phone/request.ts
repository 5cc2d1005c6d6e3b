import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { readDocument, type Document } from './document.ts';
import { CallFailure, codes } from './failure.ts';
import { readOverrides, type FailureKind } from './overrides.ts';
import { signRequest, type Parameters } from './sign.ts';

/** The method of a webhook. */
export type Method = 'GET' | 'POST';

/** An address to ask, and how. */
export interface Target {
  readonly url: string;
  readonly method: Method;
}

/** What asking needs: the token that signs, time, and the line's outside address where it differs. */
export interface Asking {
  readonly authToken: string;
  readonly clock: Clock;
  /** Where requests really go, and the origin that they are signed for and resolved against. */
  readonly origins?: { readonly asked: string; readonly signed: string } | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly onRequest?: ((request: RequestMade) => void) | undefined;
}

/** A request that was made, as the record keeps it. */
export interface RequestMade {
  readonly at: number;
  readonly method: Method;
  readonly url: string;
  readonly parameters: Parameters;
  /** The answer's status; 0 where there was none. */
  readonly status: number;
  readonly idempotencyToken: string;
}

/** A document and the address that it came from in the end. */
export interface Answered {
  readonly document: Document;
  readonly url: string;
  readonly xml: string;
}

const mostRedirects = 10;
const mostBytes = 64 * 1024;
const mostSeconds = 15;

/**
 * Asks an address for a document as Twilio does: signed, redirects followed, retried as its fragment says.
 * Throws a CallFailure with Twilio's code where no document comes of it.
 */
export async function askDocument(asking: Asking, target: Target, parameters: Parameters): Promise<Answered> {
  const { response, url } = await ask(asking, target, parameters);
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

interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Asks an address once, with its retries and redirects, and gives whatever is answered in the end. */
export async function ask(
  asking: Asking,
  target: Target,
  parameters: Parameters,
): Promise<{ readonly response: Response; readonly url: string }> {
  const idempotencyToken = randomUUID();
  let { url, method } = target;
  let form = parameters;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await tryRepeatedly(asking, { url, method }, form, idempotencyToken);
    const location = response.headers.get('location');
    if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) return { response, url };
    url = new URL(location, url).href;
    if (response.status < 307) {
      method = 'GET';
      form = {};
    }
  }
  throw new CallFailure(codes.httpFailure, url, `more than ${mostRedirects} redirects`);
}

async function tryRepeatedly(
  asking: Asking,
  target: Target,
  parameters: Parameters,
  idempotencyToken: string,
): Promise<Response> {
  const { retries, retryOn, readSeconds } = readOverrides(new URL(target.url).hash);
  const until = asking.clock.now() + mostSeconds;
  for (let tried = 0; ; tried += 1) {
    const left = Math.min(readSeconds, until - asking.clock.now());
    const result = await tryOnce(asking, target, parameters, idempotencyToken, left);
    if (result.failed === undefined) return result.response;
    const mayRetry = tried < retries && retryOn.includes(result.failed) && asking.clock.now() < until;
    if (mayRetry) continue;
    if (result.response) return result.response;
    const what = result.failed === 'rt' ? `no answer within ${left} s` : 'no connection';
    throw new CallFailure(codes.connectionFailure, target.url, what, { cause: result.cause });
  }
}

type Tried =
  | { readonly failed: undefined; readonly response: Response }
  | { readonly failed: FailureKind; readonly response?: Response; readonly cause?: unknown };

async function tryOnce(
  asking: Asking,
  { url, method }: Target,
  parameters: Parameters,
  idempotencyToken: string,
  seconds: number,
): Promise<Tried> {
  const address = new URL(url);
  address.hash = '';
  if (method === 'GET') {
    for (const [name, value] of pairs(parameters)) address.searchParams.append(name, value);
  }
  const signature = signRequest(asking.authToken, address.href, method === 'POST' ? parameters : {});
  const made = { at: asking.clock.now(), method, url: address.href, parameters, idempotencyToken };
  const stop = new AbortController();
  void asking.clock.deadline(seconds, stop.signal).then(() => {
    stop.abort();
  });
  try {
    const response = await (asking.fetch ?? fetch)(toAsked(address, asking), {
      method,
      redirect: 'manual',
      signal: stop.signal,
      headers: {
        'X-Twilio-Signature': signature,
        'I-Twilio-Idempotency-Token': idempotencyToken,
        'User-Agent': 'TwilioProxy/1.1',
        Accept: '*/*',
        ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' } : {}),
      },
      ...(method === 'POST' ? { body: new URLSearchParams(pairs(parameters)).toString() } : {}),
    });
    const body = Buffer.from(await response.arrayBuffer());
    asking.onRequest?.({ ...made, status: response.status });
    const read = { status: response.status, headers: response.headers, body };
    if (response.status < 400) return { failed: undefined, response: read };
    return { failed: response.status < 500 ? '4xx' : '5xx', response: read };
  } catch (cause) {
    asking.onRequest?.({ ...made, status: 0 });
    return { failed: stop.signal.aborted ? 'rt' : 'ct', cause };
  } finally {
    stop.abort();
  }
}

/** The address as it is really asked: the same path at the line's own origin. */
export function toAsked(address: URL, { origins }: Asking): string {
  if (address.origin !== origins?.signed) return address.href;
  return origins.asked + address.href.slice(address.origin.length);
}

function pairs(parameters: Parameters): [string, string][] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
}
