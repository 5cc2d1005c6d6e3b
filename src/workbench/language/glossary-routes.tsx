import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { glossaryValue, type Glossary } from '../../desk/language-values.ts';
import { hedges, terms } from '../../speech/languages.ts';
import { readForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { languageTitle } from '../languages.ts';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { GlossaryPage } from './glossary-page.tsx';
import { readLanguage } from './view.ts';

const form = z.record(z.string().max(40), z.string().max(400)).refine(({ seen }) => seen !== undefined);

/** The page of a language's glossary. */
export function serveGlossary(site: Site): Router {
  const router = Router();
  async function show(
    request: Request<{ code: string }>,
    response: Response,
    written?: Readonly<Record<string, string>>,
    outcome?: Outcome,
  ): Promise<void> {
    const { t, locale } = visitOf(response);
    const view = await readLanguage(site, request.params.code);
    if (!view?.one.info.isWritten) {
      const title = t('languages:none');
      response
        .status(404)
        .send(renderPage(response, { title, page: 'languages', children: <Empty title={title} /> }));
      return;
    }
    const isKept = outcome?.kind === 'done' || outcome?.kind === 'same';
    const children = (
      <GlossaryPage one={view.one} language={view.language} written={isKept ? undefined : written}>
        {outcome === undefined ? null : <OutcomeBanner outcome={outcome} />}
      </GlossaryPage>
    );
    const title = t('languages:glossary.title', { language: languageTitle(locale, view.one.info) });
    response.send(renderPage(response, { title, page: 'languages', children }));
  }
  router.get('/:code/glossary', (request, response) => show(request, response));
  router.post('/:code/glossary', async (request, response) => {
    const written = readForm(request, response, form, 'languages');
    if (!written) return;
    const { visitor, t } = visitOf(response);
    const glossary = toGlossary(written);
    const { seen = '' } = written;
    const outcome: Outcome = glossary
      ? await site.bench.setGlossary(visitor, request.params.code, glossary, seen)
      : { kind: 'refused', why: [{ text: t('languages:glossary.bad') }] };
    await show(request, response.status(statusOf[outcome.kind]), written, outcome);
  });
  return router;
}

/** What was written, ways apart by commas; undefined where it is more than is kept. */
function toGlossary(written: Readonly<Record<string, string>>): Glossary | undefined {
  const waysOf = (english: readonly string[]): Record<string, readonly string[]> =>
    Object.fromEntries(
      english.flatMap((word) => {
        const ways = (written[word.toLowerCase().replaceAll(' ', '-')] ?? '')
          .split(/[,،、;]/)
          .map((way) => way.trim())
          .filter((way) => way !== '');
        return ways.length === 0 ? [] : [[word, ways]];
      }),
    );
  return glossaryValue.safeParse({ terms: waysOf(terms), hedges: waysOf(hedges) }).data;
}
