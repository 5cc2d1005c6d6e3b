import express, { Router, type ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { createGuard, type Guard } from './guard.ts';
import { acceptRoutes } from './accept-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createPassphrases, TooBusy, type Passphrases } from './passphrase.ts';
import { createSeal, type Seal } from './secrets.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { createTries, type Tries } from './tries.ts';
import type { MemberStore } from './store.ts';

/** What the door of the desk needs. */
export interface DoorParts {
  readonly store: MemberStore;
  /** The https origin at which the desk is reached. */
  readonly publicUrl: string;
  /** The languages that a speaker can be of. */
  readonly languages: readonly string[];
  readonly log: Logger;
  readonly now: () => number;
  /** Whether there are rooms behind the door: whoever is signed in is let through to them. */
  readonly hasRooms?: boolean;
  /** Waits for so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** What the routes of members share. */
export interface Desk extends Omit<DoorParts, 'pause'> {
  readonly guard: Guard;
  readonly seal: Seal;
  readonly tries: Tries;
  readonly passkeys: Passkeys;
  readonly passphrases: Passphrases;
}

/** Bytes of a request; a passkey is about 2 kB. */
const mostBytes = 16 * 1024;
/** Where the door's own requests go, which are JSON; rooms behind it have others. */
const ownPaths = ['/invitation', '/invitations', '/sign-in', '/sign-out', '/sessions', '/members'];

/**
 * The door of the desk, mounted at `deskPath`: invitations, signing in, sessions, members. `guard` stands before it, and is there for the rooms behind
 * it, which are mounted after it. Rejects while the database does not answer.
 */
export async function createDoor(
  parts: DoorParts,
): Promise<{ readonly router: Router; readonly guard: Guard }> {
  const seal = createSeal(await parts.store.key());
  const desk: Desk = {
    ...parts,
    seal,
    guard: createGuard(parts),
    tries: createTries({ ...parts, seal }),
    passkeys: createPasskeys({ ...parts, seal }),
    passphrases: createPassphrases(),
  };
  const router = Router();
  router.use(desk.guard.front);
  router.use(ownPaths, express.json({ limit: mostBytes }));
  router.use(ownPaths, (request, response, next) => {
    // A form of another site can send no JSON: one more door before what changes something.
    if (request.method === 'POST' && request.body === undefined)
      response.status(415).json({ fault: 'no JSON' });
    else next();
  });
  router.use(acceptRoutes(desk), signInRoutes(desk), memberRoutes(desk));
  router.use(tellFault(parts.log));
  return { router, guard: desk.guard };
}

/** What cannot be read gets its status; all else is the database's. The log has no word of what was asked. */
function tellFault(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      response.status(status).json({ fault: 'not readable' });
      return;
    }
    if (!(error instanceof TooBusy)) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a request to the desk failed');
    }
    response.status(503).json({ fault: 'try again' });
  };
}
