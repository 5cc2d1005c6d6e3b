import { timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { deskPath } from '../desk/members/address.ts';
import { lendPaths } from '../lend/paths.ts';
import { secretHeader } from './headers.ts';

/** What stands behind the line's proxy: the door, and the pages behind it. */
interface DeskAppParts {
  readonly secret: string;
  /** Lets members through. */
  readonly door: RequestHandler;
  /** What is behind it. */
  readonly pages: RequestHandler;
  /** Those who lend their voice by keypad; undefined where nobody can. */
  readonly lend: { readonly routes: RequestHandler; readonly sounds: RequestHandler } | undefined;
  readonly log: Logger;
}

/** The desk as an Express app. The pages are behind the door; no route is before it but what the door itself has. */
export function createDeskApp({ secret, door, pages, lend, log }: DeskAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(takeOnlyTheLine(secret));
  app.use(deskPath, door, pages);
  if (lend) {
    app.use(lendPaths.asked, lend.routes);
    app.use(lendPaths.sounds, lend.sounds);
  }
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
