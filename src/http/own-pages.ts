import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Which pages belong together, and where they may be entered. */
interface OwnPages {
  /** The https origin at which they are reached. */
  readonly publicUrl: string;
  /** The paths, below where they are mounted, to which a link from elsewhere may lead; `all`: to each of them, in a window of its own. */
  readonly entries: readonly string[] | 'all';
  /** Whether the host that was asked for must be that of `publicUrl`; unless set, it is not looked at. */
  readonly isHostChecked?: boolean;
  /**
   * Whether their forms are sent without a script; unless set, they are not. A browser that may tell no page where it comes from does not say so with
   * a form either: these may tell their own origin. Source: https://fetch.spec.whatwg.org/#append-a-request-origin-header
   */
  readonly hasPlainForms?: boolean;
}

/**
 * Lets requests through that came by https all of the way, for this host, and from these pages alone; all others get 403. What is answered is
 * kept nowhere, found by no search, and tells no other site its address.
 */
export function takeOwnPagesOnly(pages: OwnPages): RequestHandler {
  return (request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': pages.hasPlainForms ? 'same-origin' : 'no-referrer',
    });
    const fault = faultOf(request, pages);
    if (fault === undefined) next();
    else response.status(403).type('text/plain').send(fault);
  };
}

function faultOf(
  request: Request,
  { publicUrl, entries, isHostChecked = false }: OwnPages,
): string | undefined {
  if (!isSecure(request)) {
    return tellInsecure;
  }
  if (isHostChecked && !isOwnHost(request, publicUrl)) {
    return 'This page is shown at its own address only. If you came by it: the proxy must pass Host or X-Forwarded-Host on.\n';
  }
  return isForeign(request, publicUrl, entries)
    ? 'This page takes requests from its own pages only.\n'
    : undefined;
}

/** What is said to whoever has not come by https. */
export const tellInsecure =
  'This page is shown over https only, all of the way. If you came by https: the proxy must pass X-Forwarded-Proto on (docs/usage.md).\n';

/** Whether a request came by https all of the way. The proxy before the line ends TLS, and says so; where several stand in a row, each does. */
export function isSecure({ headers }: Pick<Request, 'headers'>): boolean {
  return listOf(headers['x-forwarded-proto']).every((proto) => proto.toLowerCase() === 'https');
}

/** A proxy may ask under a name of its own, and then says by which name it was asked. */
function isOwnHost({ headers }: Request, publicUrl: string): boolean {
  const asked = listOf(headers['x-forwarded-host'] ?? headers.host).at(-1) ?? '';
  const url = `https://${asked}`;
  return URL.canParse(url) && new URL(url).host === new URL(publicUrl).host;
}

/** The values of a header that each proxy adds to; Node joins those that came apart. */
function listOf(header: string | readonly string[] | undefined): readonly string[] {
  return String(header ?? '')
    .split(',')
    .map((value) => value.trim());
}

/** Whether a browser says that another site's page asks; what changes something must say that ours does. */
function isForeign(
  { headers, method, path: asked }: Request,
  publicUrl: string,
  entries: OwnPages['entries'],
): boolean {
  const { origin } = headers;
  if (origin !== undefined ? origin.toLowerCase() !== publicUrl : method !== 'GET' && method !== 'HEAD')
    return true;
  const site = headers['sec-fetch-site'];
  // A link from elsewhere may lead here, and finds the log-in: the cookie does not come along.
  if (site !== 'cross-site') return false;
  const isEntry = entries === 'all' ? headers['sec-fetch-dest'] === 'document' : entries.includes(asked);
  return method !== 'GET' || !isEntry;
}

/**
 * The address that the proxy has seen: the last one named is its own doing, whatever a visitor claims before it. Of the newer kind the network:
 * each visitor has as many addresses in it as they like. Some proxies name a port, too.
 */
export function addressOf({ headers, socket }: Request): string {
  const last = listOf(headers['x-forwarded-for']).at(-1) ?? '';
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(last) ?? [];
  const address = bracketed ?? plain ?? last;
  return ipKeyGenerator(isIP(address) === 0 ? (socket.remoteAddress ?? '') : address);
}
