import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { readCookie } from '../http/cookie.ts';

/** Who may use the workbench: whoever opened the address that the start printed, from this computer. */
interface Guard {
  /** The token of the opened address. */
  readonly token: string;
  /** Refuses what comes from another place, or from a page that is not ours. */
  readonly check: RequestHandler;
}

const harmless = new Set(['GET', 'HEAD']);

/**
 * A guard for pages on the loopback address. The Host must be the loopback's own, so that no name that a stranger points
 * here reaches them; an Origin must be ours, and what changes something must have one; the token is in the opened
 * address once, and then in a cookie that other sites cannot send.
 */
export function createGuard(port: () => number): Guard {
  const token = randomBytes(24).toString('base64url');
  const cookie = (): string => `workbench-${port()}`;
  const hosts = (): readonly string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];

  const check: RequestHandler = (request, response, next) => {
    const host = request.headers.host?.toLowerCase();
    const origin = request.headers.origin?.toLowerCase();
    if (host === undefined || !hosts().includes(host)) {
      refuse(response, 'This page is only at the address that the start has printed.');
      return;
    }
    if (origin !== undefined ? origin !== `http://${host}` : !harmless.has(request.method)) {
      refuse(response, 'This page takes requests from its own pages only.');
      return;
    }
    // A link from elsewhere may open the pages, with the token in its address; it may do nothing else.
    if (isForeign(request) && !isOpening(request)) {
      refuse(response, 'This page takes requests from its own pages only.');
      return;
    }
    if (isOpening(request)) {
      response.cookie(cookie(), token, { httpOnly: true, sameSite: 'strict', path: '/' });
      response.redirect(303, '/');
      return;
    }
    if (!isSame(readCookie(request, cookie()), token)) {
      refuse(response, 'Open the address that the start has printed: it has the token of this run in it.');
      return;
    }
    next();
  };

  const isOpening = ({ method, path, query }: Request): boolean =>
    method === 'GET' && path === '/' && isSame(query.token, token);

  return { token, check };
}

/** Whether a browser says that a page of another site asks. */
function isForeign({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function isSame(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function refuse(response: Response, why: string): void {
  response.status(403).type('text/plain').send(`${why}\n`);
}
