import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** The header by which the pages know that the line asks. */
export const secretHeader = 'x-desk-secret';

/** What is between two neighbors, and never passed on. Source: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

/** The headers that are passed on, in either direction. */
export function passedOn(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => name !== secretHeader && !hopByHop.has(name) && !named.includes(name),
    ),
  );
}

/** How long a request's body is, as it is told to the next neighbor: a body of which nothing is told would be read as another request. */
export function lengthOf(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  if (encoding !== undefined) return { 'transfer-encoding': 'chunked' };
  return length === undefined ? {} : { 'content-length': length };
}
