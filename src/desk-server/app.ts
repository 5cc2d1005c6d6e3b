import { timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { deskPath } from '../desk/members/address.ts';
import type { Guard } from '../desk/members/guard.ts';
import { secretHeader } from './headers.ts';
import { leadToSignIn, leadToWanted } from './wanted.ts';

/** What stands behind the line's proxy: the door, and the pages behind it. */
export interface DeskAppParts {
  readonly secret: string;
  readonly door: { readonly router: Router; readonly guard: Guard };
  readonly pages: RequestHandler;
  readonly publicUrl: string;
  readonly log: Logger;
}

/** The desk as an Express app. The pages are behind the door; no route is before it but what the door itself has. */
export function createDeskApp({ secret, door, pages, publicUrl, log }: DeskAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(takeOnlyTheLine(secret));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          fontSrc: ["'self'"],
          mediaSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          workerSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // The line says it for all that it serves.
      strictTransportSecurity: false,
      referrerPolicy: false,
    }),
  );
  app.use(deskPath, door.router);
  app.use(deskPath, leadToSignIn(door.guard), door.guard.signedIn, leadToWanted(publicUrl), pages);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is no such page.\n');
  });
  app.use(tellFault(log));
  return app;
}

/** The line brings the secret with each request; nobody else on this machine knows it. */
function takeOnlyTheLine(secret: string): RequestHandler {
  const expected = Buffer.from(secret);
  return (request, response, next) => {
    const given = Buffer.from(String(request.headers[secretHeader] ?? ''));
    const isLine = given.length === expected.length && timingSafeEqual(given, expected);
    Reflect.deleteProperty(request.headers, secretHeader);
    if (isLine) next();
    else response.status(403).end();
  };
}

/** Tells that something failed, and in the log what kind of error it was: no word of what was asked. */
function tellFault(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 503;
    if (!(status >= 400 && status < 500)) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a page of the desk failed');
    }
    response
      .status(status >= 400 && status < 500 ? status : 503)
      .type('text/plain')
      .send('That did not work. Try again in a minute. Callers are not affected.\n');
  };
}
