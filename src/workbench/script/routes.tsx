import express, { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { noTopics } from '../../topics/own-document.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { chooseWorkLanguage, nameIn } from '../languages.ts';
import { answersScript, statusOf } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import type { Site, Visitor } from '../site.ts';
import { createNames } from '../topics/names.ts';
import { nameCookie, visitOf } from '../visit.ts';
import { actSchema, perform, type Act } from './acts.ts';
import type { Answered } from './answered.ts';
import { LinePage } from './line-page.tsx';
import { ListPage } from './list-page.tsx';
import { lookAt, lookAtLine, type LineLook } from './look.ts';
import { readPage, readView } from './view.ts';

const naming = z.object({ name: z.string().trim().max(80), here: z.string().max(2000) });

/** The words of a language beside the English, and what is done to them. */
export function serveScript(site: Site): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '100kb' });

  router.get('/', async (request, response) => {
    const { visitor, t, locale } = visitOf(response);
    const surveyed = await site.bench.survey();
    const offered = site.line.offers().languages;
    const language = chooseWorkLanguage(request.query.lang, surveyed, visitor, offered);
    const look = await lookAt(site, visitor, language, readView(request.query));
    if (!look) throw new Error(`prompts/${language} is missing`);
    const { topicNameOf } = createNames(locale, (await site.bench.topics())?.own ?? noTopics);
    const page = readPage(request.query.page);
    response.send(
      renderPage(response, {
        title: t('script:title', { language: nameIn(locale, look.one.info) }),
        page: 'script',
        script: 'script',
        children: <ListPage {...{ look, page, topicNameOf }} />,
      }),
    );
  });
  router.post('/name', form, (request, response) => {
    const asked = naming.safeParse(request.body);
    const { to } = visitOf(response);
    if (asked.success) introduce(response, asked.data.name);
    // Only a path of these pages: a form must not lead elsewhere.
    const here = asked.success && /^\/script(?:[/?]|$)/.test(asked.data.here) ? asked.data.here : '/script';
    response.redirect(303, to(here));
  });
  router.get('/:language/:line', async (request, response) => {
    const look = await lookOf(request, response);
    if (look) sendLine(response, look);
    else sendNoLine(response);
  });
  router.post('/:language/:line', form, async (request, response) => {
    const place = placeOf(request);
    const before = await site.bench.line(place);
    const asked = actSchema.safeParse(request.body);
    if (!before) {
      sendNoLine(response);
      return;
    }
    if (!asked.success) {
      sendUnclear(response);
      return;
    }
    const act = asked.data;
    const outcome = await perform(site.bench, actorOf(response, act), place, act);
    if (answersScript(request, response, outcome)) return;
    const look = await lookOf(request, response);
    response.status(statusOf[outcome.kind]);
    if (look) sendLine(response, look, { act, outcome, before });
    else sendNoLine(response);
  });
  return router;

  async function lookOf(request: Request, response: Response): Promise<LineLook | undefined> {
    const { language, line } = placeOf(request);
    const look = await lookAt(site, visitOf(response).visitor, language, readView(request.query));
    const { talk, past } = request.query;
    return look && lookAtLine(look, line, { talk: readPage(talk), past: readPage(past) });
  }
}

/** Whoever acts; on their own computer they may say their name with what they do. */
function actorOf(response: Response, act: Act): Visitor {
  if ('name' in act && act.name !== undefined) introduce(response, act.name);
  return visitOf(response).visitor;
}

/** Keeps what somebody on their own computer is called; a member of a desk has a name there. */
function introduce(response: Response, name: string): void {
  const visit = visitOf(response);
  if (visit.isOnLine || name === '') return;
  response.cookie(nameCookie, name, { httpOnly: true, sameSite: 'strict', path: '/' });
  response.locals.visit = { ...visit, visitor: { ...visit.visitor, id: name, name } };
}

/** The line alone for the page's script, the whole page for a browser without one. */
function sendLine(response: Response, look: LineLook, answered?: Answered): void {
  const part = <LinePage look={look} answered={answered} />;
  if (response.req.headers.accept === 'text/x-part') {
    response.type('text/html').send(renderPart(response, part));
    return;
  }
  const { t, locale } = visitOf(response);
  const title = `${t('script:title', { language: nameIn(locale, look.one.info) })}: ${look.line.line}`;
  response.send(renderPage(response, { title, page: 'script', script: 'script', children: part }));
}

function sendNoLine(response: Response): void {
  const { t, to } = visitOf(response);
  const title = t('script:noLine.title');
  const way = (
    <Empty title={title} isPage>
      <p>
        <a href={to('/script')}>{t('script:noLine.way')}</a>
      </p>
    </Empty>
  );
  response.status(404).send(renderPage(response, { title, page: 'script', children: way }));
}

function sendUnclear(response: Response): void {
  const { t } = visitOf(response);
  const title = t('script:unclear.title');
  const why = (
    <Empty title={title} isPage>
      <p>{t('script:unclear.text')}</p>
    </Empty>
  );
  response.status(400).send(renderPage(response, { title, page: 'script', children: why }));
}

function placeOf({ params }: Request): { readonly language: string; readonly line: string } {
  return { language: String(params.language), line: String(params.line) };
}
