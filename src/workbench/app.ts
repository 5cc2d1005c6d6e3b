import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { pagesOf } from './all-pages.ts';
import { serveFonts } from './fonts.ts';
import { pageHeaders } from './headers.ts';
import { servePages } from './pages.tsx';
import type { Site } from './site.ts';
import type { Calls } from './phone/calls.ts';

/** What the pages' address needs beside what they work on. */
interface AppParts {
  readonly site: Site;
  readonly calls: Calls;
  /** The folder of the built scripts and style sheets. */
  readonly assets: string;
  readonly guard: RequestHandler;
}

/** The advocates' pages as an Express app; everything is behind the guard. */
export function createWorkbenchApp({ site, calls, assets, guard }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(pageHeaders);
  app.use(guard);
  app.use('/fonts', serveFonts());
  app.use(servePages(site, pagesOf(site, calls), assets));
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
