import express, { Router, type Response } from 'express';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { withoutHidden } from '../../desk/hidden.ts';
import { renderPage } from '../frame.tsx';
import { nameIn } from '../languages.ts';
import { answersScript, statusOf } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import { textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { ListenPage } from './listen.tsx';
import { readStudio } from './view.ts';

const found = z.object({
  language: z.string().max(8),
  line: z.string().max(80),
  sound: z.string().max(16),
  verdict: z.enum(['approved', 'refused']),
  alone: z.literal('on').optional(),
  why: z.string().max(500).transform(withoutHidden).optional(),
});

/** Where recordings wait for somebody who listens to them, one after the other. */
export function serveListen(site: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    await show(site, response, textOfQuery(request.query.lang), textOfQuery(request.query.line));
  });
  router.post('/', express.urlencoded({ extended: false, limit: '8kb' }), async (request, response) => {
    const { visitor } = visitOf(response);
    const form = found.safeParse(request.body);
    if (!form.success) {
      await show(
        site,
        response,
        '',
        '',
        { kind: 'refused', why: [{ code: 'unclear', text: 'The page did not send all that is needed.' }] },
        400,
      );
      return;
    }
    const { language, line, sound, verdict, alone, why = '' } = form.data;
    const place = { language, line };
    const outcome = await site.bench.hear(visitor, place, { sound, verdict, why, alone: alone === 'on' });
    if (answersScript(request, response, outcome)) return;
    await show(site, response, language, outcome.kind === 'done' ? '' : line, outcome);
  });
  return router;
}

async function show(
  site: Site,
  response: Response,
  language: string,
  line: string,
  outcome?: Outcome,
  status = outcome ? statusOf[outcome.kind] : 200,
): Promise<void> {
  const { visitor, t, locale } = visitOf(response);
  const view = await readStudio(site, visitor, 'approve recordings', language);
  const title = t('studio:listen.title', { language: view ? nameIn(locale, view.one.info) : '' });
  const names = await site.namesOf(view?.waiting.flatMap(({ take }) => (take ? [take.who] : [])) ?? []);
  const children = view ? (
    <ListenPage
      {...{ view, names, outcome }}
      guide={site.line.guide()}
      now={site.now()}
      asked={line}
      can={site.bench.can}
    />
  ) : (
    <Empty title={t('studio:none.title')} isPage>
      {t('studio:none.text')}
    </Empty>
  );
  response
    .status(view ? status : 403)
    .send(renderPage(response, { title, page: 'studio', script: 'listening', children }));
}
