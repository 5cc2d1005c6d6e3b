import type { Request, RequestHandler, Response } from 'express';
import { readCookie } from '../../http/cookie.ts';
import { takeOwnPagesOnly } from '../../http/own-pages.ts';
import type { Member, MemberStore, Session } from './store.ts';

/** A browser takes a cookie of this name over https alone, for this host alone. */
const cookie = '__Host-desk';
const cookieOptions = { secure: true, httpOnly: true, sameSite: 'strict', path: '/' } as const;
/** Milliseconds for which a sign-in holds. */
const sessionHolds = 14 * 24 * 3_600_000;

/** What the guard needs of the desk. */
interface GuardParts {
  readonly store: Pick<MemberStore, 'session' | 'openSession' | 'endSessions'>;
  /** The https origin at which the desk is reached. */
  readonly publicUrl: string;
  readonly now: () => number;
}

/** Who asks: a member as they are now, in one of their sessions. */
interface Signed {
  readonly member: Member;
  readonly session: Session;
}

/** Stands before everything of the desk. */
export interface Guard {
  /** Refuses what does not come by https, for this host, from the desk's own pages. Goes first. */
  readonly front: RequestHandler;
  /** Lets members through; strangers go the other way, or get 401. */
  readonly signedIn: (strangers?: RequestHandler) => RequestHandler;
  /** Who asks; undefined for a stranger. Rejects while the database does not answer. */
  readonly read: (request: Request) => Promise<Signed | undefined>;
  /** Who asks, behind `signedIn`. */
  readonly of: (request: Request) => Signed;
  /** Signs a member in, in place of whoever this browser was; false where they have been removed meanwhile. */
  readonly open: (request: Request, response: Response, member: string) => Promise<boolean>;
  /** Signs this browser out, also for whoever kept a copy of its cookie. */
  readonly close: (request: Request, response: Response) => Promise<void>;
}

/** Makes the guard. Each request reads its member anew: who was removed or has another role notices at once. */
export function createGuard({ store, publicUrl, now }: GuardParts): Guard {
  const known = new WeakMap<Request, Signed>();

  const read = async (request: Request): Promise<Signed | undefined> => {
    const secret = readCookie(request, cookie);
    return secret === undefined ? undefined : store.session(secret, now());
  };
  const end = async (request: Request): Promise<void> => {
    const signed = await read(request);
    if (signed) await store.endSessions(signed.member.id, signed.session.id);
  };

  return {
    // A link to any page may be sent around: whoever follows it comes without the cookie, and changes nothing by it.
    front: takeOwnPagesOnly({ publicUrl, entries: 'all', isHostChecked: true, hasPlainForms: true }),
    signedIn:
      (strangers = refuse) =>
      async (request, response, next) => {
        const signed = await read(request);
        if (signed) {
          known.set(request, signed);
          next();
        } else await strangers(request, response, next);
      },
    read,
    of: (request) => {
      const signed = known.get(request);
      if (!signed)
        throw new Error('[desk] a route asks who is there without having let only members through');
      return signed;
    },
    open: async (request, response, member) => {
      await end(request);
      const until = now() + sessionHolds;
      const opened = await store.openSession(member, until, now());
      if (!opened) return false;
      response.cookie(cookie, opened.secret, { ...cookieOptions, maxAge: sessionHolds });
      return true;
    },
    close: async (request, response) => {
      response.clearCookie(cookie, cookieOptions);
      await end(request);
    },
  };
}

const refuse: RequestHandler = (_request, response) => {
  response.status(401).json({ fault: 'sign in' });
};
