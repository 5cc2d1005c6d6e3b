import type { RequestHandler } from 'express';
import { deskPath } from '../desk/members/address.ts';
import type { Guard } from '../desk/members/guard.ts';
import { readCookie } from '../http/cookie.ts';

/** A browser takes a cookie of this name over https alone, for this host alone. */
const cookie = '__Host-desk-wanted';
const options = { secure: true, httpOnly: true, sameSite: 'strict', path: '/' } as const;
/** Milliseconds that a sign-in may take. */
const holds = 10 * 60_000;

/** Leads whoever wants to see a page and is not signed in to the sign-in, and remembers the page; lets all others through. */
export function leadToSignIn({ read }: Pick<Guard, 'read'>): RequestHandler {
  return async (request, response, next) => {
    const isPage = request.method === 'GET' && request.accepts('json', 'html') === 'html';
    if (!isPage || (await read(request))) {
      next();
      return;
    }
    response.cookie(cookie, request.originalUrl, { ...options, maxAge: holds });
    response.redirect(303, deskPath);
  };
}

/** Leads whoever has signed in to the page that they wanted before. */
export function leadToWanted(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    const value = request.path === '/' ? readCookie(request, cookie) : undefined;
    if (value === undefined) {
      next();
      return;
    }
    response.clearCookie(cookie, options);
    const wanted = toOwnPath(value, publicUrl);
    if (wanted === undefined) next();
    else response.redirect(303, wanted);
  };
}

/** The path of a page of the desk: no other address is ever led to. */
function toOwnPath(value: string, publicUrl: string): string | undefined {
  const address = decode(value);
  if (!URL.canParse(address, publicUrl)) return undefined;
  const { origin, pathname, search } = new URL(address, publicUrl);
  return origin === publicUrl && pathname.startsWith(`${deskPath}/`) ? `${pathname}${search}` : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
