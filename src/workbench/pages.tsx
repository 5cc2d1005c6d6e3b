import { Router, type RequestHandler } from 'express';
import { serveAccount } from './account/routes.tsx';
import { serveChoices } from './choices.ts';
import { renderPage } from './frame.tsx';
import { Empty, PageHead } from './parts.tsx';
import { servePublic } from './public.ts';
import { firstPage, maySee, type PageName } from './menu.ts';
import type { Site } from './site.ts';
import { serveSound } from './sound.ts';
import { openVisits, useVisit, visitorMark, visitOf } from './visit.ts';

/** The routes of each page; which there are depends on the door. */
export type PageRoutes = Readonly<Partial<Record<PageName, RequestHandler>>>;

/**
 * The pages behind their door, for visitors whom that has let in. `pages` are the pages, `assets` the folder of the built scripts and style
 * sheets.
 */
export function servePages(site: Site, pages: PageRoutes, assets: string): Router {
  const router = Router();
  router.use(servePublic(assets));
  const there = new Set(Object.keys(pages) as PageName[]);
  router.use(openVisits(site, there), onlyFromWhoIsHere);
  // What the pages play is heard by whoever may look at one that plays it.
  router.use('/sound', onlyWhoMay('phone'), serveSound(site));
  router.get('/', (_request, response) => {
    const { visitor, to } = visitOf(response);
    response.redirect(303, to(`/${firstPage(visitor, there) ?? 'usage'}`));
  });
  router.use(serveChoices(site.base));
  if (site.team) router.use('/account', serveAccount(site, site.team));
  for (const [name, handle] of Object.entries(pages) as [PageName, RequestHandler][]) {
    router.use(`/${name}`, onlyWhoMay(name), handle);
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

function onlyWhoMay(name: PageName): RequestHandler {
  return (_request, response, next) => {
    const { visitor, t } = visitOf(response);
    if (maySee(visitor, name)) {
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
