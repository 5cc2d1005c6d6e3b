import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { VNode } from 'preact';
import type { Answering, Asked } from './answer.tsx';
import { styleSheet } from './style.ts';
import { usageWords } from './words.ts';

/** What the pages need of whoever shows them. */
interface UsagePages {
  readonly answer: Answering;
  /** Where the pages are mounted. */
  readonly path: string;
  /** A whole page as HTML, in the frame of whoever shows it. */
  readonly render: (response: Response, title: string, body: VNode) => string;
  /** The language of a request's pages. */
  readonly localeOf: (response: Response) => string;
}

/** The usage page, the page of words that fail, the counters as CSV, and their style sheet. */
export function usagePages({ answer, path, render, localeOf }: UsagePages): Router {
  const router = Router();
  const show =
    (view: Asked['view']): RequestHandler =>
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const locale = localeOf(response);
      const { t } = usageWords(locale);
      const got = await answer({ view, period: periodIn(request), path, locale }).catch(() => undefined);
      if (got?.kind === 'page') {
        response.send(render(response, got.title, <div dangerouslySetInnerHTML={{ __html: got.html }} />));
      } else if (got?.kind === 'file') {
        response.attachment(got.name).type('text/csv').send(got.csv);
      } else if (got) {
        response
          .status(404)
          .type('text/plain')
          .send(`${t('usage:noPeriod')}\n`);
      } else if (view === 'csv') {
        response
          .status(503)
          .type('text/plain')
          .send(`${t('usage:notNow')}\n`);
      } else {
        response
          .status(503)
          .send(render(response, t('usage:title.used'), <p role="alert">{t('usage:notNow')}</p>));
      }
    };
  router.get('/', show('used'));
  router.get('/words', show('words'));
  router.get('/counters.csv', show('csv'));
  router.get('/style.css', (_request, response) => {
    response.type('text/css').send(styleSheet);
  });
  return router;
}

/** The line's own app reads no queries: no turn of a call has any use for that. */
function periodIn({ originalUrl }: Request): string | null {
  return new URLSearchParams(originalUrl.split('?', 2)[1] ?? '').get('period');
}
