import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { languageValue, type LanguageValue } from '../../desk/language-values.ts';
import { may } from '../../desk/roles.ts';
import { createSheet } from '../../speech/sheet.ts';
import { knownVoices } from '../../speech/voices.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { languageTitle } from '../languages.ts';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { serveGlossary } from './glossary-routes.tsx';
import { LanguagePage } from './language-page.tsx';
import { LanguagesPage } from './list-page.tsx';
import { StartPage, type Filled } from './start-page.tsx';
import { readLanguage, readStandings } from './view.ts';

const short = z.string().trim().max(60);
const startForm = z.object({
  name: short,
  english: short,
  code: z.string().trim().toLowerCase().max(8),
  written: z.enum(['yes', 'no']).transform((written) => written === 'yes'),
  script: z.string().max(40),
});
const seenForm = z.object({ seen: z.string().max(16) });
const decideForm = seenForm.extend({ keep: z.enum(['ours', 'theirs']) });
const shownForm = z.object({ shown: z.enum(['yes', 'no']) });

/** The languages: how far each is, what it lacks, and how one is started. */
export function serveLanguages(site: Site): Router {
  const { bench, seconds, line } = site;
  const router = Router();
  router.use(takeForm);

  router.get('/', async (_request, response) => {
    const all = await readStandings(site);
    const { t } = visitOf(response);
    const children = <LanguagesPage all={all} />;
    response.send(renderPage(response, { title: t('languages:title'), page: 'languages', children }));
  });

  function showStart(response: Response, filled?: Filled, outcome?: Outcome): void {
    const { t } = visitOf(response);
    const children = (
      <StartPage filled={filled}>
        {outcome === undefined ? null : <OutcomeBanner outcome={outcome} />}
      </StartPage>
    );
    response.send(renderPage(response, { title: t('languages:start'), page: 'languages', children }));
  }
  router.get('/new', (_request, response) => {
    const { visitor, t } = visitOf(response);
    if (may(visitor, 'start languages')) {
      showStart(response);
      return;
    }
    const title = t('common:notYours.title');
    const children = <Empty title={title}>{t('common:notYours.text')}</Empty>;
    response.status(403).send(renderPage(response, { title, page: 'languages', children }));
  });
  router.post('/new', async (request, response) => {
    const filled = readForm(request, response, startForm, 'languages');
    if (!filled) return;
    const { code, script } = filled;
    const value = valueOf(filled);
    const outcome: Outcome = value.success
      ? await bench.setLanguage(visitOf(response).visitor, code, value.data, '')
      : { kind: 'refused', why: [{ text: visitOf(response).t('languages:start.names') }] };
    if (outcome.kind === 'done') {
      response.redirect(303, visitOf(response).to(`/languages/${code}`));
      return;
    }
    showStart(response.status(statusOf[outcome.kind]), { ...filled, script }, outcome);
  });
  router.use(serveGlossary(site));

  async function show(
    request: Request<{ code: string }>,
    response: Response,
    outcome?: Outcome,
  ): Promise<void> {
    const { t, locale } = visitOf(response);
    const view = await readLanguage(site, request.params.code);
    if (!view) {
      const title = t('languages:none');
      const children = <Empty title={title} />;
      response.status(404).send(renderPage(response, { title, page: 'languages', children }));
      return;
    }
    const { shown } = view.language;
    const shownAt =
      site.shownAt && (shown === undefined ? undefined : site.shownAt(view.language.code, shown));
    const children = (
      <LanguagePage view={view} shownAt={site.shownAt ? shownAt : null}>
        {outcome === undefined ? null : <OutcomeBanner outcome={outcome} hasWritten={false} />}
      </LanguagePage>
    );
    const title = languageTitle(locale, view.one.info);
    response.send(renderPage(response, { title, page: 'languages', children }));
  }
  async function tell(
    request: Request<{ code: string }>,
    response: Response,
    outcome: Outcome,
  ): Promise<void> {
    await show(request, response.status(statusOf[outcome.kind]), outcome);
  }
  const change = async (
    request: Request<{ code: string }>,
    response: Response,
    seen: string,
    valueFor: (now: LanguageValue, shipped: LanguageValue | undefined) => LanguageValue,
  ): Promise<void> => {
    const { code } = request.params;
    const now = await bench.language(code);
    if (!now) return show(request, response);
    const value = valueFor(now.value, now.shipped);
    await tell(request, response, await bench.setLanguage(visitOf(response).visitor, code, value, seen));
  };
  router.get('/:code', (request, response) => show(request, response));
  router.post('/:code/ready', async (request, response) => {
    const form = readForm(request, response, seenForm, 'languages');
    if (form) await change(request, response, form.seen, (now) => ({ ...now, draft: false }));
  });
  router.post('/:code/decide', async (request, response) => {
    const form = readForm(request, response, decideForm, 'languages');
    if (!form) return;
    await change(request, response, form.seen, (now, shipped) =>
      form.keep === 'theirs' ? (shipped ?? now) : now,
    );
  });
  router.post('/:code/shown', async (request, response) => {
    const form = readForm(request, response, shownForm, 'languages');
    if (!form) return;
    const { visitor } = visitOf(response);
    await tell(
      request,
      response,
      await bench.showLanguage(visitor, request.params.code, form.shown === 'yes'),
    );
  });
  router.get('/:code/sheet', async (request, response) => {
    const view = await readLanguage(site, request.params.code);
    if (!view) {
      await show(request, response);
      return;
    }
    const { code } = view.one.info;
    // It has its look in itself: it is opened from where it was kept, and not on these pages.
    response.attachment(`sheet-${code}.html`).send(createSheet(line.guide(), view.one, seconds));
  });
  return router;
}

/** What is said of a language that was filled in: a draft if somebody is to write it; by the voice that is known for its code. */
function valueOf({ name, english, code, written, script }: Filled): z.ZodSafeParseResult<LanguageValue> {
  const voice = written && knownVoices[code] !== undefined;
  return languageValue.safeParse({ name, english, written, scripts: [script], voice, draft: written });
}
