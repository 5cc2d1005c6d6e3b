import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CallOptions } from '../../src/phone/call-options.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript, type Step } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import type { CallRecord } from '../../src/phone/record.ts';

/** A request that the tiny line got. */
export interface Got {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What the tiny line answers: TwiML without its declaration, or all of an answer; undefined never answers. */
export type Page =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  | undefined;

/** A line that answers fixed pages by path, on a free port, closed with its test. */
export interface TinyLine {
  readonly origin: string;
  readonly got: readonly Got[];
  /** Resolves once it has got so many requests. */
  readonly arrived: (count: number) => Promise<void>;
}

/** Starts a tiny line. A page given as a function is made for each request. */
export async function startTinyLine(
  pages: Readonly<Record<string, Page | ((got: Got) => Page)>>,
): Promise<TinyLine> {
  const got: Got[] = [];
  const watching = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://tiny');
      const one: Got = {
        method: request.method ?? '',
        url: request.url ?? '',
        path: url.pathname,
        query: url.searchParams,
        form: new URLSearchParams(Buffer.concat(chunks).toString()),
        headers: request.headers,
      };
      got.push(one);
      for (const look of watching) look();
      const found = pages[url.pathname];
      const page = typeof found === 'function' ? found(one) : found;
      if (page === undefined && url.pathname in pages) return;
      const answer =
        typeof page === 'string'
          ? { headers: { 'Content-Type': 'text/xml' }, body: `<?xml version="1.0"?>${page}` }
          : (page ?? { status: 404 });
      response.writeHead('status' in answer ? (answer.status ?? 200) : 200, answer.headers);
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (got.length < count) return;
        watching.delete(look);
        resolve();
      };
      watching.add(look);
      look();
    });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, arrived };
}

/** A call to a tiny line's `/`, by a scripted caller, on a clock that jumps. */
export function callTinyLine(
  { origin }: TinyLine,
  steps: readonly Step[] = [],
  options: Partial<CallOptions> = {},
): Promise<CallRecord> {
  const clock = createInstantClock();
  return placeCall({
    line: { voiceUrl: `${origin}/` },
    authToken: 'a token',
    clock,
    caller: createScript(clock, steps),
    ...options,
  });
}

/** Speech in a voice that is known. */
export function say(text: string, attributes = ''): string {
  return `<Say voice="Polly.Joanna-Neural" language="en-US"${attributes}>${text}</Say>`;
}

/** A document. */
export function twiml(...verbs: readonly string[]): string {
  return `<Response>${verbs.join('')}</Response>`;
}
