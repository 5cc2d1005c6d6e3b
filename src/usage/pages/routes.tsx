import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import { daysOfMonth, isDay } from '../period.ts';
import type { Exactness } from '../shown.ts';
import type { Period } from '../store.ts';
import type { Usage } from '../usage.ts';
import { TroublePage, UsagePage, type UsageProps } from './page.tsx';
import { styleSheet } from './style.ts';

/** What the pages need of whoever shows them. */
export interface UsagePages {
  readonly usage: Usage;
  readonly exactness: Exactness;
  /** Where the pages are mounted. */
  readonly path: string;
  readonly isSimulated: boolean;
  readonly scriptLink?: UsageProps['scriptLink'];
  /** A whole page as HTML, in the frame of whoever shows it. */
  readonly render: (title: string, body: VNode) => string;
}

/** The usage page, the page of words that fail, the counters as CSV, and their style sheet. */
export function usagePages(pages: UsagePages): Router {
  const { usage, exactness, path, render, isSimulated, scriptLink } = pages;
  const router = Router();

  const propsOf = async (request: Request): Promise<UsageProps> => {
    const { period, fault } = periodOf(request, usage.today());
    const [report, firstDay] = await Promise.all([usage.report(period), usage.firstDay()]);
    return { report, exactness, path, today: usage.today(), firstDay, isSimulated, fault, scriptLink };
  };
  const show = async (
    request: Request,
    response: Response,
    title: string,
    page: typeof UsagePage,
  ): Promise<void> => {
    let props: UsageProps;
    try {
      props = await propsOf(request);
    } catch {
      const words =
        'The database does not answer now. Callers notice nothing, and what they use is counted on. Try again in a while.';
      response.status(503).send(render(title, <p role="alert">{words}</p>));
      return;
    }
    response.set('Cache-Control', 'no-store').send(render(title, page(props)));
  };
  router.get('/', (request, response) => show(request, response, 'What is used', UsagePage));
  router.get('/words', (request, response) => show(request, response, 'Words that fail', TroublePage));
  router.get('/counters.csv', async (request, response) => {
    const { period } = periodOf(request, usage.today());
    let csv: string;
    try {
      // A file leaves the house: what is small is hidden in it everywhere.
      csv = await usage.csv(period, 'small ones hidden');
    } catch {
      response
        .status(503)
        .type('text/plain')
        .send('The database does not answer now. Try again in a while.\n');
      return;
    }
    response
      .set('Cache-Control', 'no-store')
      .attachment(`usage-${period.from}-to-${period.to}${isSimulated ? '-simulated' : ''}.csv`)
      .type('text/csv')
      .send(csv);
  });
  router.get('/style.css', (_request, response) => {
    response.type('text/css').send(styleSheet);
  });
  return router;
}

function periodOf(
  request: Request,
  today: string,
): { readonly period: Period; readonly fault?: string | undefined } {
  // The line's own app reads no queries: no turn of a call has any use for that.
  const fields = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '');
  const [from, to] = [fields.get('from'), fields.get('to')];
  const month = daysOfMonth(today.slice(0, 7));
  if (from === null && to === null) return { period: month };
  if (!isDay(from) || !isDay(to) || from > to) {
    return {
      period: month,
      fault:
        'A period is two days such as 2026-11-01 and 2026-11-30, the earlier one first: this month is shown.',
    };
  }
  return { period: { from, to } };
}
