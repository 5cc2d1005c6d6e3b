import { Router, type RequestHandler } from 'express';
import { serveAccount } from './account/routes.tsx';
import { serveChoices } from './choices.ts';
import { renderPage } from './frame.tsx';
import { Empty, PageHead } from './parts.tsx';
import { servePublic } from './public.ts';
import { firstRoom, maySee, type Room } from './rooms.ts';
import type { Site } from './site.ts';
import { serveSound } from './sound.ts';
import { openVisits, useVisit, visitorMark, visitOf } from './visit.ts';

/** The routes of each page; which there are depends on the door. */
export type Rooms = Readonly<Partial<Record<Room, RequestHandler>>>;

/**
 * The pages behind their door, for visitors whom that has let in. `rooms` are the pages, `assets` the folder of the built scripts and style
 * sheets.
 */
export function servePages(site: Site, rooms: Rooms, assets: string): Router {
  const router = Router();
  router.use(servePublic(assets));
  const there = new Set(Object.keys(rooms) as Room[]);
  router.use(openVisits(site, there), onlyFromWhoIsHere);
  // What the pages play is heard by whoever may look at one that plays it.
  router.use('/sound', onlyWhoMay('phone'), serveSound(site));
  router.get('/', (_request, response) => {
    const { visitor, to } = visitOf(response);
    response.redirect(303, to(`/${firstRoom(visitor, there) ?? 'usage'}`));
  });
  router.use(serveChoices(site.base));
  if (site.team) router.use('/account', serveAccount(site, site.team));
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
    response.status(403).send(
      renderPage(response, {
        title,
        children: (
          <Empty title={title} isPage>
            {t('common:notYours.text')}
          </Empty>
        ),
      }),
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
