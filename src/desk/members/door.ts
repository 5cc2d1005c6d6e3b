import { Router, type ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { takeJson } from '../../http/take-json.ts';
import { acceptRoutes } from './accept-routes.ts';
import { createCredentials } from './credentials.ts';
import type { Desk, DoorParts } from './door-parts.ts';
import { createGuard, type Guard } from './guard.ts';
import { createPasskeys } from './passkeys.ts';
import { TooBusy, createPassphrases } from './passphrase.ts';
import { createSeal } from './secrets.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { createTeam, type Team } from './team.ts';
import { createTries } from './tries.ts';
import { waysRoutes } from './ways-routes.ts';

/** The door of the desk. */
export interface Door {
  /** The routes by which pages let somebody in or out; mounted behind `guard.front`. */
  readonly router: Router;
  readonly guard: Guard;
  readonly team: Team;
}

/** Bytes of a request; a passkey is about 2 kB. */
const mostBytes = 16 * 1024;

/** Makes the door: invitations, signing in, sessions, members. Rejects while the database does not answer. */
export async function createDoor(parts: DoorParts): Promise<Door> {
  const { store, log } = parts;
  const seal = createSeal(await store.key());
  const guard = createGuard(parts);
  const passkeys = createPasskeys({ ...parts, seal });
  const passphrases = createPassphrases();
  const credentials = createCredentials({ passkeys, passphrases, seal });
  const tries = createTries({ ...parts, seal });
  const desk: Desk = { ...parts, guard, tries, passkeys, passphrases, credentials };
  const router = Router();
  router.get('/session', async (request, response) => {
    response.json({ member: (await guard.read(request))?.member });
  });
  router.post('/sign-out', async (request, response) => {
    await guard.close(request, response);
    response.redirect(303, `${request.baseUrl}/`);
  });
  const json = takeJson(mostBytes);
  router.use('/invitation', json, acceptRoutes(desk));
  router.use('/sign-in', json, signInRoutes(desk));
  router.use('/ways', json, waysRoutes(desk));
  router.use(tellFault(log));
  return { router, guard, team: createTeam({ ...parts, guard }) };
}

/** What cannot be read gets its status; all else is the database's. The log has no word of what was asked. */
function tellFault(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const isForm = request.accepts(['json', 'html']) === 'html';
    if (response.headersSent || isForm) {
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
