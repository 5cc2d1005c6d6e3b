import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import { periodNamed, spans, type NamedPeriod } from '../period.ts';
import type { Usage } from '../usage.ts';
import { NothingYet, TroublePage, UsagePage, type Choice, type UsageProps } from './page.tsx';
import { styleSheet } from './style.ts';

/** What the pages need of whoever shows them. */
export interface UsagePages {
  readonly usage: Usage;
  /** Where the pages are mounted. */
  readonly path: string;
  readonly isSimulated: boolean;
  readonly scriptLink?: UsageProps['scriptLink'];
  /** A whole page as HTML, in the frame of whoever shows it. */
  readonly render: (title: string, body: VNode) => string;
}

/** The usage page, the page of words that fail, the counters as CSV, and their style sheet. */
export function usagePages(pages: UsagePages): Router {
  const { usage, path, render, isSimulated, scriptLink } = pages;
  const router = Router();

  const show = async (
    request: Request,
    response: Response,
    title: string,
    page: typeof UsagePage,
  ): Promise<void> => {
    let body: VNode;
    try {
      const choice = await choose(request, usage);
      body =
        choice.period === undefined
          ? NothingYet({ title, today: usage.today() })
          : page({ report: await usage.report(choice.period), choice, path, isSimulated, scriptLink });
    } catch {
      const words =
        'The database does not answer now. Callers notice nothing, and what they use is counted on. Try again in a while.';
      response.status(503).send(render(title, <p role="alert">{words}</p>));
      return;
    }
    response.set('Cache-Control', 'no-store').send(render(title, body));
  };
  router.get('/', (request, response) => show(request, response, 'What is used', UsagePage));
  router.get('/words', (request, response) => show(request, response, 'Words that fail', TroublePage));
  router.get('/counters.csv', async (request, response) => {
    let period: NamedPeriod | undefined;
    let csv: string;
    try {
      ({ period } = await choose(request, usage));
      if (period === undefined) {
        response.status(404).type('text/plain').send('No week or month with calls is over yet.\n');
        return;
      }
      csv = await usage.csv(period);
    } catch {
      response
        .status(503)
        .type('text/plain')
        .send('The database does not answer now. Try again in a while.\n');
      return;
    }
    response
      .set('Cache-Control', 'no-store')
      .attachment(`usage-${period.name}${isSimulated ? '-simulated' : ''}.csv`)
      .type('text/csv')
      .send(csv);
  });
  router.get('/style.css', (_request, response) => {
    response.type('text/css').send(styleSheet);
  });
  return router;
}

/** The period that is asked for, if it may be told; else the newest month, or before the first is over the newest week. */
async function choose(request: Request, usage: Usage): Promise<Choice> {
  const [weeks, months] = await Promise.all(spans.map((span) => usage.periods(span)));
  const known = { weeks: weeks ?? [], months: months ?? [] };
  // The line's own app reads no queries: no turn of a call has any use for that.
  const name = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '').get('period');
  const newest = known.months[0] ?? known.weeks[0];
  if (name === null) return { ...known, period: newest };
  const found = [...known.months, ...known.weeks].find((one) => one.name === name);
  if (found) return { ...known, period: found };
  const fault =
    periodNamed(name) === undefined
      ? 'A period is a month such as 2026-11, or a week such as 2026-W45.'
      : 'Nothing is told of that period: it is not over yet, or nothing is kept of it.';
  return { ...known, period: newest, fault };
}
