import express, { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { forbid } from '../../desk/roles.ts';
import { renderPage } from '../frame.tsx';
import { nameIn } from '../languages.ts';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Empty } from '../parts.tsx';
import { textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { summarizeVoices, topicsHeard } from './heard.ts';
import { readStudio } from './view.ts';
import { VoicesPage } from './voices.tsx';

const language = z.string().max(8);
const voice = z.string().min(1).max(80);
const choice = z.object({ language, voice, place: z.string().max(80), seen: z.string().max(16) });
const withdrawal = z.object({ language, voice, text: z.coerce.number().int().positive() });

/** Whose voices a language has, what each has said, and who chooses which of them callers hear. */
export function serveVoices(site: Site): Router {
  const router = Router();
  const read = express.urlencoded({ extended: false, limit: '4kb' });
  router.get('/', (request, response) => show(site, response, textOfQuery(request.query.lang)));
  router.post('/', read, async (request, response) => {
    await act(request, response, choice, (data) =>
      site.bench.chooseVoice(visitOf(response).visitor, data.language, data),
    );
  });
  router.post('/withdraw', read, async (request, response) => {
    await act(request, response, withdrawal, (data) =>
      site.bench.consent(visitOf(response).visitor, data.language, { ...data, given: false }),
    );
  });

  async function act<T extends { readonly language: string }>(
    request: Request,
    response: Response,
    schema: z.ZodType<T>,
    work: (data: T) => Promise<Outcome>,
  ): Promise<void> {
    const { data } = schema.safeParse(request.body);
    const bad: Outcome = {
      kind: 'refused',
      why: [{ code: 'unclear', text: 'The page did not send all that is needed.' }],
    };
    const outcome = data ? await work(data) : bad;
    await show(site, response, data?.language ?? '', outcome, data ? statusOf[outcome.kind] : 400);
  }
  return router;
}

async function show(
  site: Site,
  response: Response,
  asked: string,
  outcome?: Outcome,
  status = 200,
): Promise<void> {
  const { visitor, t, locale } = visitOf(response);
  const view = site.bench.can.has('voices') ? await readStudio(site, visitor, 'hear', asked) : undefined;
  if (!view) {
    const title = t('voices:none');
    const children = outcome ? (
      <OutcomeBanner outcome={outcome} hasWritten={false} />
    ) : (
      <Empty title={title}>{t('voices:noneWhat')}</Empty>
    );
    const refused = site.bench.can.has('voices') ? statusOf[forbid(visitor).kind] : 200;
    response
      .status(outcome ? status : refused)
      .send(renderPage(response, { title, page: 'studio', children }));
    return;
  }
  const { one, lines, voices } = view;
  const summaries = summarizeVoices(lines, voices);
  const names = await site.namesOf(summaries.map(({ voice: id }) => id));
  const { seen } = await site.bench.voices(one.info.code);
  response.status(status).send(
    renderPage(response, {
      title: t('voices:title', { language: nameIn(locale, one.info) }),
      page: 'studio',
      children: (
        <VoicesPage
          {...{ view, summaries, names, outcome, seen }}
          topics={topicsHeard(site.line.guide(), one, lines, voices)}
        />
      ),
    }),
  );
}
