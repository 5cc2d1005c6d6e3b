import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { usagePages } from '../usage/pages/routes.tsx';
import { groundSheet, styleSheet } from '../usage/pages/style.ts';
import type { Answering } from '../usage/pages/answer.tsx';
import type { Store } from '../usage/store.ts';
import { readCookie } from './cookie.ts';
import { addressOf, takeOwnPagesOnly } from './own-pages.ts';
import { createSessions, type Session } from './usage-session.ts';

/** What the page of what is used needs. */
export interface UsageDoor {
  /** What is asked of the counters is answered elsewhere than in the thread that answers callers. */
  readonly answer: Answering;
  /** Rejects while the database does not answer. */
  readonly store: () => Promise<Pick<Store, 'endSession' | 'isEnded'>>;
  readonly password: string;
  /** The https origin at which the page is reached. */
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now: () => number;
}

const path = '/usage';
/** A browser takes a cookie of this name over https alone, for this host alone. */
const cookie = '__Host-usage';
const quarter = 15 * 60_000;
const triesPerAddress = 5;
/** Milliseconds between two warnings of tries. */
const warnEvery = 60_000;

/** The usage page behind its password: over https only, from its own pages only, with few tries. */
export async function createUsageDoor({
  answer,
  store,
  password,
  publicUrl,
  log,
  now,
}: UsageDoor): Promise<RequestHandler> {
  const sessions = await createSessions(password);
  const router = Router();

  router.use(takeOwnPagesOnly({ publicUrl, entries: ['/'], hasPlainForms: true }));
  router.get('/ground.css', (_request, response) => {
    response.type('text/css').send(groundSheet);
  });
  router.get('/style.css', (_request, response) => {
    response.type('text/css').send(styleSheet);
  });

  let warned = -Infinity;
  const tooMany: RequestHandler = (_request, response) => {
    if (now() - warned > warnEvery) log.warn('too many wrong passwords for the usage page');
    warned = Math.max(warned, now());
    response
      .status(429)
      .send(page('Log in', <Login fault="Too many wrong passwords. Try again in a quarter of an hour." />));
  };
  // By address alone: what strangers try elsewhere must not keep anybody out who knows the password.
  const limit = rateLimit({
    windowMs: quarter,
    limit: triesPerAddress,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, { statusCode }) => statusCode < 400 || statusCode === 503,
    keyGenerator: addressOf,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler: tooMany,
  });
  router.post(
    '/login',
    limit,
    express.urlencoded({ extended: false, limit: '2kb' }),
    (request, response, next) => {
      // What is no form holds no password, right or wrong.
      if (request.body === undefined) response.status(415).end();
      else next();
    },
    async (request, response) => {
      const { password: given } = request.body as { readonly password?: unknown };
      const isRight = typeof given === 'string' && (await sessions.isPassword(given.normalize('NFC')));
      if (isRight === 'busy') {
        response.status(503).send(page('Log in', <Login fault="Many log in just now. Try again." />));
        return;
      }
      if (!isRight) {
        response.status(401).send(page('Log in', <Login fault="That is not the password." />));
        return;
      }
      const { value, until } = sessions.open(now());
      response.cookie(cookie, value, {
        secure: true,
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        expires: new Date(until),
      });
      response.redirect(303, path);
    },
  );
  router.post('/logout', async (request, response) => {
    const session = sessionOf(request);
    response.clearCookie(cookie, { secure: true, httpOnly: true, sameSite: 'strict', path: '/' });
    try {
      // A log-in is over on every instance, also for whoever kept a copy of its cookie.
      if (session) await (await store()).endSession(session.id, session.until, now());
      response.redirect(303, path);
    } catch {
      response.status(503).send(page('Logged out', <HalfLoggedOut until={session?.until ?? now()} />));
    }
  });
  router.use(async (request: Request, response: Response, next) => {
    const session = sessionOf(request);
    const isIn = session !== undefined && !(await isEnded(session));
    if (isIn) next();
    else response.status(401).send(page('Log in', <Login />));
  });
  router.use(
    usagePages({
      path,
      answer,
      localeOf: () => 'en',
      render: (_response, title, body) =>
        page(
          title,
          <>
            <nav class="usage" aria-label="Account">
              <form method="post" action={`${path}/logout`}>
                <button>Log out</button>
              </form>
            </nav>
            {body}
          </>,
        ),
    }),
  );
  return router;

  function sessionOf(request: Request): Session | undefined {
    const value = readCookie(request, cookie);
    return value === undefined ? undefined : sessions.read(value, now());
  }

  /** Without the database nothing can be shown anyway, and what shows nothing may be open. */
  async function isEnded({ id }: Session): Promise<boolean> {
    return store()
      .then((opened) => opened.isEnded(id))
      .catch(() => false);
  }
}

function HalfLoggedOut({ until }: { readonly until: number }): VNode {
  return (
    <div class="usage">
      <h1>Logged out</h1>
      <p role="alert">
        This browser is logged out. The database does not answer, so it could not be noted that this log-in is
        over: a copy of its cookie would hold until {new Date(until).toISOString().slice(0, 16)} UTC. If
        somebody may have one, log in and out again when the database answers, or change USAGE_PASSWORD.
      </p>
      <p>
        <a href={path}>Log in</a>
      </p>
    </div>
  );
}

function Login({ fault }: { readonly fault?: string }): VNode {
  return (
    <div class="usage">
      <h1>What is used</h1>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <form method="post" action={`${path}/login`}>
        <label>
          Password
          <input type="password" name="password" autocomplete="current-password" required />
        </label>
        <button>Log in</button>
      </form>
    </div>
  );
}

function page(title: string, body: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Biometrics line`}</title>
        <link rel="stylesheet" href={`${path}/ground.css`} />
        <link rel="stylesheet" href={`${path}/style.css`} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  )}`;
}
