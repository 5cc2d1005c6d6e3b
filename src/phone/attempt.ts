import { connect } from 'node:net';
import type { Asking, Connect, Target } from './asking.ts';
import type { FailureKind, Overrides } from './overrides.ts';
import { signRequest, type Parameters } from './sign.ts';

/** What was answered, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** How one attempt ended: answered, or failed in a way that may be tried again. */
type Attempted =
  | { readonly failed: undefined; readonly response: Answer }
  | { readonly failed: FailureKind; readonly response?: Answer; readonly cause?: unknown };

const formType = 'application/x-www-form-urlencoded; charset=utf-8';

/** Makes one signed request; `seconds` is the most that its answer may take. */
export async function attempt(
  asking: Asking,
  { url, method }: Target,
  parameters: Parameters,
  idempotencyToken: string,
  seconds: number,
  { connectSeconds }: Overrides,
): Promise<Attempted> {
  const address = method === 'GET' ? withParameters(url, parameters) : withoutFragment(url);
  const signature = signRequest(asking.authToken, address.href, method === 'POST' ? parameters : {});
  const made = { at: asking.clock.now(), method, url: address.href, parameters, idempotencyToken };
  const asked = toAsked(address, asking);
  let failed: FailureKind = 'ct';
  try {
    if (connectSeconds !== undefined) await tryConnection(asking, new URL(asked), connectSeconds);
    const response = await within(asking, seconds, async (signal) => {
      try {
        const answer = await (asking.fetch ?? fetch)(asked, {
          method,
          redirect: 'manual',
          signal,
          headers: {
            'X-Twilio-Signature': signature,
            'I-Twilio-Idempotency-Token': idempotencyToken,
            'User-Agent': 'TwilioProxy/1.1',
            Accept: '*/*',
            ...(method === 'POST' ? { 'Content-Type': formType } : {}),
          },
          ...(method === 'POST' ? { body: toForm(parameters) } : {}),
        });
        const body = Buffer.from(await answer.arrayBuffer());
        return { status: answer.status, headers: answer.headers, body };
      } catch (cause) {
        if (signal.aborted) failed = 'rt';
        throw cause;
      }
    });
    asking.onRequest?.({ ...made, status: response.status });
    if (response.status < 400) return { failed: undefined, response };
    return { failed: response.status < 500 ? '4xx' : '5xx', response };
  } catch (cause) {
    asking.onRequest?.({ ...made, status: 0 });
    return { failed, cause };
  }
}

/** The address as it is really asked: the same path at the line's own origin. */
export function toAsked(address: URL, { origins }: Pick<Asking, 'origins'>): string {
  if (address.origin !== origins?.signed) return address.href;
  return origins.asked + address.href.slice(address.origin.length);
}

/** Does something with a signal that aborts when so many seconds have passed on the clock. */
export async function within<T>(
  { clock }: Pick<Asking, 'clock'>,
  seconds: number,
  go: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  void clock.deadline(seconds, stop.signal).then(() => {
    stop.abort();
  });
  try {
    return await go(stop.signal);
  } finally {
    stop.abort();
  }
}

// fetch does not tell connecting from waiting, so a limit that an address names is tried beforehand.
async function tryConnection(asking: Asking, address: URL, seconds: number): Promise<void> {
  const open = asking.connect ?? (asking.fetch ? undefined : openConnection);
  if (open) await within(asking, seconds, (signal) => open(address, signal));
}

const openConnection: Connect = ({ hostname, port, protocol }, signal) =>
  new Promise((resolve, reject) => {
    const usual = protocol === 'https:' ? 443 : 80;
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: port === '' ? usual : Number(port), signal });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });

function withoutFragment(url: string): URL {
  const address = new URL(url);
  address.hash = '';
  return address;
}

// The address's own query is left as it is written: URLSearchParams would write it anew, and change the signature.
function withParameters(url: string, parameters: Parameters): URL {
  const address = withoutFragment(url);
  const form = toForm(parameters);
  if (form !== '') address.search = address.search === '' ? form : `${address.search}&${form}`;
  return address;
}

function toForm(parameters: Parameters): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
