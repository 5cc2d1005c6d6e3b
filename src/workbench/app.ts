import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Bench } from './bench.ts';
import { serveFacts } from './facts/routes.tsx';
import { serveFlyer } from './flyer/routes.tsx';
import { serveFonts } from './fonts.ts';
import { serveMap } from './map/routes.tsx';
import { serveGuidance } from './guidance/routes.tsx';
import { serveNotices } from './notices/routes.tsx';
import { servePages } from './pages.tsx';
import type { Site } from './site.ts';
import type { Calls } from './phone/calls.ts';
import { servePhone } from './phone/routes.tsx';
import { servePublications } from './publications/routes.tsx';
import { serveScript } from './script/routes.tsx';
import { serveStudio } from './studio/routes.tsx';
import { serveToday } from './today/routes.tsx';
import { serveUsage } from './usage/routes.tsx';

/** What the pages' address needs beside what they work on. */
export interface AppParts {
  readonly site: Site;
  readonly bench: Bench;
  readonly calls: Calls;
  /** The folder of the built scripts and style sheets. */
  readonly assets: string;
  readonly guard: RequestHandler;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" y="1" width="10" height="14" rx="2" fill="#1d4f63"/><g fill="#fff"><circle cx="6" cy="8" r="1"/><circle cx="8" cy="8" r="1"/><circle cx="10" cy="8" r="1"/><circle cx="6" cy="11" r="1"/><circle cx="8" cy="11" r="1"/><circle cx="10" cy="11" r="1"/><rect x="5" y="3" width="6" height="2.5" rx=".5"/></g></svg>';

/** The advocates' pages as an Express app; everything is behind the guard. */
export function createWorkbenchApp({ site, bench, calls, assets, guard }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
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
      strictTransportSecurity: false,
      // With no referrer at all, a form's Origin would be null.
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(guard);
  app.get('/icon.svg', (_request, response) => {
    response.type('image/svg+xml').send(icon);
  });
  app.use('/fonts', serveFonts());
  const rooms = {
    today: serveToday(site),
    notices: serveNotices(site),
    facts: serveFacts(site),
    ...(site.bench.can.has('publications') ? { publications: servePublications(site) } : {}),
    phone: servePhone(bench, calls),
    guidance: serveGuidance(bench),
    map: serveMap(bench),
    script: serveScript(site),
    studio: serveStudio(site),
    flyer: serveFlyer(bench),
    usage: serveUsage(bench),
  };
  app.use(servePages(site, rooms, assets));
  app.use(tellError);
  return app;
}

/** Whoever looks after the words sees what is wrong, in its own words; it is their computer. */
const tellError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  response
    .status(status >= 400 ? status : 500)
    .type('text/plain')
    .send(`${message}\n`);
};
