import { setTimeout } from 'node:timers/promises';
import { Router, type Response } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { withoutHidden } from '../../desk/hidden.ts';
import type { Publication } from '../../desk/store.ts';
import { momentIn } from '../dates.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Banner } from '../parts.tsx';
import type { Site } from '../site.ts';
import { useVisit, visitOf } from '../visit.ts';
import { entriesOf } from './entries.ts';
import { PublicationsPage, againAt } from './page.tsx';
import type { Shown } from './shown.ts';

const number = z.coerce.number().int().nonnegative();

const publishSchema = z.object({
  upTo: number,
  newest: number,
  note: z.string().transform(withoutHidden).pipe(z.string().trim().max(200)).default(''),
});

const againSchema = z.object({ newest: number });

const viewSchema = z.object({
  /** What is being checked: what others do meanwhile must not begin it anew. */
  upTo: z.coerce.number().int().positive().optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
  back: z.coerce.number().int().min(1).catch(1),
});

/** What would change for callers, and the publications: for a bench that keeps any. */
export function servePublications({ bench, line, namesOf }: Site): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const shown = await read(viewSchema.parse(request.query));
    // Browsers ask again by themselves.
    if (!shown.faults) response.set('Refresh', `3; url=${visitOf(response).to(againAt(shown))}`);
    show(response, 200, shown);
  });
  router.post('/', takeForm, async (request, response) => {
    const sent = readForm(request, response, publishSchema, 'publications');
    if (!sent) return;
    const outcome = await bench.publish(visitOf(response).visitor, sent);
    await answer(response, outcome, outcome.kind === 'done' ? '' : sent.note);
  });
  router.post('/:number/again', takeForm, async (request, response) => {
    const sent = readForm(request, response, againSchema, 'publications');
    if (!sent) return;
    const again = { number: Number(request.params.number), newest: sent.newest };
    await answer(response, await bench.publishAgain(visitOf(response).visitor, again), '');
  });
  return router;

  async function read({
    upTo: asked,
    page,
    back,
    note = '',
  }: z.infer<typeof viewSchema> & { note?: string }): Promise<Shown> {
    const [difference, conflicts, publications, surveyed, faults] = await Promise.all([
      bench.difference(asked),
      bench.conflicts(),
      bench.publications(),
      bench.survey(),
      withinPatience(bench.checks(asked)),
    ]);
    const speakers = difference.voices.flatMap(({ before, after }) => [before, after]);
    const who = [...publications.map((one) => one.who), ...speakers].filter((id) => id !== undefined);
    const names = await namesOf([...new Set(who)]);
    const { upTo, newest } = difference;
    const entries = entriesOf(difference);
    const { facts } = line.guide();
    const told = { faults, conflicts, publications, names, surveyed, facts };
    return { ...told, entries, upTo, newest, page, back, note };
  }

  async function answer(response: Response, outcome: Outcome, note: string): Promise<void> {
    const shown = await read({ page: 1, back: 1, note });
    show(response, statusOf[outcome.kind], shown, <Told outcome={outcome} shown={shown} />);
  }

  function show(response: Response, status: number, shown: Shown, told?: ComponentChildren): void {
    const title = visitOf(response).t('publications:title');
    const children = <PublicationsPage shown={shown}>{told}</PublicationsPage>;
    response
      .status(status)
      .send(renderPage(response, { title, page: 'publications', script: 'hear', children }));
  }
}

/** Milliseconds that a page waits for the checks; they go on without it. */
const patience = 700;

async function withinPatience<T>(checks: Promise<T>): Promise<T | undefined> {
  // What fails later is told whoever asks next.
  checks.catch(() => undefined);
  const timer = new AbortController();
  const waited = setTimeout(patience, undefined, { signal: timer.signal }).catch(() => undefined);
  return Promise.race([checks, waited]).finally(() => {
    timer.abort();
  });
}

/** What came of publishing: when callers hear it and what is still left, or who was faster. */
function Told({ outcome, shown }: { readonly outcome: Outcome; readonly shown: Shown }): VNode {
  const { t, locale } = useVisit();
  const { entries, names, publications } = shown;
  if (outcome.kind === 'done')
    return (
      <Banner tone="good">
        <p>{t('publications:done', { number: outcome.number })}</p>
        {entries.length === 0 ? null : <p>{t('publications:done.left', { count: entries.length })}</p>}
      </Banner>
    );
  const [newest] = publications;
  if (outcome.kind !== 'conflict' || !newest) return <OutcomeBanner outcome={outcome} />;
  return (
    <Banner tone="bad">
      <p>{t('publications:overtaken', valuesOf(newest))}</p>
      {newest.note === '' ? null : <p class="publication-note">{newest.note}</p>}
      <p>{t('publications:overtaken.what')}</p>
    </Banner>
  );

  function valuesOf({ number: which, who, when }: Publication): Readonly<Record<string, string | number>> {
    return {
      number: which,
      name: names.get(who) ?? t('form:formerMember'),
      when: momentIn(locale, when),
    };
  }
}
