import { Router, type RequestHandler } from 'express';
import express from 'express';
import * as z from 'zod';
import { renderPage } from './frame.tsx';
import { Empty, PageHead } from './parts.tsx';
import { firstRoom, maySee, type Room } from './rooms.ts';
import type { Site } from './site.ts';
import { serveSound } from './sound.ts';
import { choices, openVisits, useVisit, visitorMark, visitOf } from './visit.ts';
import { readWords } from './words.ts';

/** The routes of each page; which there are depends on the door. */
export type Rooms = Readonly<Partial<Record<Room, RequestHandler>>>;

const choice = z.object({
  locale: z.string().max(8),
  theme: z.enum(['device', 'light', 'dark']),
  here: z.string().max(2000),
});

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" y="1" width="10" height="14" rx="2" fill="#1d4f63"/><g fill="#fff"><circle cx="6" cy="8" r="1"/><circle cx="8" cy="8" r="1"/><circle cx="10" cy="8" r="1"/><circle cx="6" cy="11" r="1"/><circle cx="8" cy="11" r="1"/><circle cx="10" cy="11" r="1"/><rect x="5" y="3" width="6" height="2.5" rx=".5"/></g></svg>';

const year = 365 * 24 * 3_600_000;

/**
 * The pages behind their door, for visitors whom that has let in. `rooms` are the pages, `assets` the folder of the built scripts and style
 * sheets.
 */
export function servePages(site: Site, rooms: Rooms, assets: string): Router {
  const router = Router();
  router.use('/assets', express.static(assets, { index: false }));
  router.get('/icon.svg', (_request, response) => {
    response.type('image/svg+xml').send(icon);
  });
  const there = new Set(Object.keys(rooms) as Room[]);
  router.use(openVisits(site, there), onlyFromWhoIsHere);
  router.use('/sound', serveSound(site));
  router.get('/', (_request, response) => {
    const { visitor, to } = visitOf(response);
    response.redirect(303, to(`/${firstRoom(visitor, there) ?? 'usage'}`));
  });
  router.post('/choices', express.urlencoded({ extended: false, limit: '8kb' }), (request, response) => {
    const wish = choice.safeParse(request.body);
    const { to } = visitOf(response);
    const options = {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: site.base !== '',
      maxAge: year,
    } as const;
    if (wish.success && readWords().locales.includes(wish.data.locale))
      response.cookie(choices.locale, wish.data.locale, options);
    if (wish.success) response.cookie(choices.theme, wish.data.theme, options);
    // Only a path of these pages: a form must not lead elsewhere.
    const here = wish.success && /^\/(?![/\\])/.test(wish.data.here) ? wish.data.here : '/';
    response.redirect(303, to(here));
  });
  for (const [room, handle] of Object.entries(rooms) as [Room, RequestHandler][]) {
    router.use(`/${room}`, onlyWhoMay(room), handle);
  }
  router.use((_request, response) => {
    response
      .status(404)
      .send(
        renderPage(response, { title: visitOf(response).t('common:notFound.title'), children: <NotFound /> }),
      );
  });
  return router;
}

/** What a browser has kept for one member is not taken from another. */
const onlyFromWhoIsHere: RequestHandler = (request, response, next) => {
  const mark = request.get('Desk-Visitor');
  if (mark === undefined || mark === encodeURIComponent(visitorMark(visitOf(response)))) next();
  else response.status(412).type('text/plain').send('Somebody else is signed in.\n');
};

function onlyWhoMay(room: Room): RequestHandler {
  return (_request, response, next) => {
    const { visitor, t } = visitOf(response);
    if (maySee(visitor, room)) {
      next();
      return;
    }
    const title = t('common:notYours.title');
    response
      .status(403)
      .send(
        renderPage(response, { title, children: <Empty title={title}>{t('common:notYours.text')}</Empty> }),
      );
  };
}

function NotFound() {
  const { t, to } = useVisit();
  return (
    <>
      <PageHead title={t('common:notFound.title')} />
      <p>
        <a href={to('/')}>{t('common:notFound.way')}</a>
      </p>
    </>
  );
}
