import { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import type { Door } from '../../desk/members/door.ts';
import { serveChoices } from '../choices.ts';
import { pageHeaders } from '../headers.ts';
import type { Named } from '../members/standing.tsx';
import { servePublic } from '../public.ts';
import { renderDoorPage } from './frame.tsx';
import { InvitationPage } from './invitation.tsx';
import { SignIn } from './sign-in.tsx';

/** What the pages of the door are made of. */
interface DoorPages {
  readonly door: Door;
  /** What stands before each address of a page: `/desk`. */
  readonly base: string;
  /** The folder of the built scripts and style sheets. */
  readonly assets: string;
  /** The languages that a speaker can be of, as they are called. */
  readonly languages: () => Promise<readonly Named[]>;
  /** Pages that are shown to anybody who has their address. */
  readonly shown: RequestHandler;
}

/**
 * All that stands before the pages of the desk, mounted at `base`: what anybody may load, the invitation, signing in. Members go through to what is
 * mounted after it, where `door.guard.of` tells who they are; a stranger gets the sign-in at whatever address they asked for.
 */
export function serveDoor({ door, base, assets, languages, shown }: DoorPages): Router {
  const router = Router();
  router.use(pageHeaders);
  router.use(servePublic(assets));
  router.use(door.guard.front);
  router.use(serveChoices(base));
  router.use(shown);
  router.get('/invitation', async (request, response) => {
    const known = await languages();
    response.send(
      renderDoorPage(request, base, ({ t }) => ({
        title: t('door:invited.title'),
        script: 'invitation',
        children: <InvitationPage known={known} />,
      })),
    );
  });
  router.use(door.router);
  router.use(door.guard.signedIn(askToSignIn(base)));
  router.use(tellFailure(base));
  return router;
}

/** Tells a stranger to sign in: with a page, or in a word where a page's script asks. */
function askToSignIn(base: string): RequestHandler {
  return (request, response) => {
    response.status(401);
    if (!isForPerson(request)) {
      response.json({ fault: 'sign in' });
      return;
    }
    response.send(
      renderDoorPage(request, base, ({ t }) => ({
        title: t('door:signIn'),
        script: 'sign-in',
        children: <SignIn isLost={request.method !== 'GET' && request.method !== 'HEAD'} />,
      })),
    );
  };
}

/** What is not the visitor's doing is the database's: it answers again soon. */
function tellFailure(base: string): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 503;
    response.status(status >= 400 && status < 500 ? status : 503);
    if (!isForPerson(request)) {
      response.json({ fault: 'try again' });
      return;
    }
    response.send(
      renderDoorPage(request, base, ({ t }) => ({
        title: t('common:failed.title'),
        children: (
          <>
            <h1>{t('common:failed.title')}</h1>
            <p>{t('common:failed.text')}</p>
          </>
        ),
      })),
    );
  };
}

/** Whether the answer is shown to a person by itself, and not read by a script. */
function isForPerson(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}
