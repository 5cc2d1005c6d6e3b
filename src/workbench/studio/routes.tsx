import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { forbid, may } from '../../desk/roles.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { nameIn } from '../languages.ts';
import { sendOutcome } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import { textOfQuery } from '../query.ts';
import { since } from '../since.ts';
import type { Site } from '../site.ts';
import { createTurns } from '../turns.ts';
import { visitOf } from '../visit.ts';
import type { BoothProps } from './booth-props.ts';
import { Booth } from './booth.tsx';
import { checkTake } from './check.ts';
import { isToAgree, serveConsent, showConsent } from './consent-routes.tsx';
import { serveListen } from './listen-routes.tsx';
import { StudioPage } from './page.tsx';
import { boothAt, readStudio } from './view.ts';
import { serveVoices } from './voices-routes.tsx';

/** A hundred seconds at 96 kHz, 16 bit. */
const mostBytes = '20mb';

/** The studio: pages to record from, and what becomes of the takes. */
export function serveStudio(site: Site): Router {
  const router = Router();
  const turns = createTurns();
  // Whatever a browser calls it: what it is, its content tells.
  const sound = express.raw({ type: ['audio/*', 'video/*', 'application/octet-stream'], limit: mostBytes });

  const readBooth = async (request: Request, response: Response): Promise<BoothProps | undefined> => {
    const { visitor } = visitOf(response);
    const view = await readStudio(site, visitor, 'record', textOfQuery(request.query.lang));
    if (!view) return undefined;
    const booth = boothAt(site, visitor, view, textOfQuery(request.query.line));
    const { here, speaker } = booth;
    const sentBack = here?.voices.get(visitor.id)?.sentBack;
    const names = await site.namesOf(
      [here?.take?.who, speaker, sentBack?.who].filter((who) => who !== undefined),
    );
    return { guide: site.line.guide(), view: booth, names, now: site.now() };
  };

  router.get('/', async (request, response) => {
    const { visitor, t, locale } = visitOf(response);
    const booth = await readBooth(request, response);
    if (!booth) {
      const title = t('studio:none.title');
      const children = (
        <Empty title={title} isPage>
          {t('studio:none.text')}
        </Empty>
      );
      response.status(403).send(renderPage(response, { title, page: 'studio', children }));
      return;
    }
    if (isToAgree(site, visitor, booth.view)) {
      showConsent(response, booth.view);
      return;
    }
    response.send(
      renderPage(response, {
        title: t('studio:title', { language: nameIn(locale, booth.view.one.info) }),
        page: 'studio',
        script: 'studio',
        children: <StudioPage {...booth} hasVoices={site.bench.can.has('voices')} />,
      }),
    );
  });
  router.get('/part', async (request, response) => {
    const booth = await readBooth(request, response);
    if (booth) response.send(renderPart(response, <Booth {...booth} />));
    else response.status(403).end();
  });
  router.post('/check', waitFor, sound, async (request, response) => {
    const { visitor, t, locale } = visitOf(response);
    const language = textOfQuery(request.query.lang);
    if (!may(visitor, 'record', language)) {
      sendOutcome(response, forbid(visitor));
      return;
    }
    const booth = await readBooth(request, response);
    if (booth?.view.line !== textOfQuery(request.query.line) || booth.view.one.info.code !== language) {
      sendOutcome(response, {
        kind: 'refused',
        why: [{ code: 'gone', text: 'The line is not to be recorded any more.' }],
      });
      return;
    }
    const { view, names, now } = booth;
    const verdict = await turns(visitor.id, () => checkTake(bytesOf(request), site.seconds(view.text), t));
    const take = view.here?.take;
    const other = take && take.who !== visitor.id ? take : undefined;
    const also = other && {
      also: t('studio:taken.other', {
        who: names.get(other.who) ?? t('studio:formerMember'),
        when: since(other.when, now, locale),
      }),
    };
    response.json({ ...verdict, ...also });
  });
  router.post('/keep', waitFor, sound, async (request, response) => {
    const { visitor } = visitOf(response);
    const place = { language: textOfQuery(request.query.lang), line: textOfQuery(request.query.line) };
    const seen = textOfQuery(request.query.seen);
    const outcome = await turns(visitor.id, () =>
      site.bench.keep(visitor, place, { bytes: bytesOf(request), seen }),
    );
    sendOutcome(response, outcome);
  });
  router.use('/listen', serveListen(site));
  router.use('/consent', serveConsent(site));
  router.use('/voices', serveVoices(site));
  return router;
}

/** Has the line wait for a take that comes slowly: whoever is here has been let in. */
const waitFor: RequestHandler = (_request, response, next) => {
  response.writeProcessing();
  next();
};

/** Nothing at all is no sound either, and is refused as such. */
function bytesOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
