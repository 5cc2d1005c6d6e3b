import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { contradictedFacts } from '../../facts/contradicted.ts';
import { comparingOrder } from '../../facts/order.ts';
import { monthText } from '../../facts/versions.ts';
import { versionIds, type FactId, type Month } from '../../guide/facts.ts';
import type { Guide, Guides } from '../../guide/guide.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, type Texts } from '../../speech/texts.ts';
import { monthIn } from '../dates.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Banner } from '../parts.tsx';
import { textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { agesAt, factsCompared, toCompare, type Months } from './ages.ts';
import { ChangedPage, ComparedAllPage, ComparePage } from './compare-page.tsx';
import type { KnownFact } from './fact-card.tsx';
import { FactsPage } from './page.tsx';
import { answersOf, linesSaying } from './said.ts';

const silenceSchema = z.object({ subject: z.string().min(1).max(80), silenced: z.enum(['yes', 'no']) });

const viewSchema = z.object({
  show: z.enum(['all', 'compare']).catch('all'),
  page: z.coerce.number().int().min(1).catch(1),
});

/** All that the pages of one request show. */
interface Shown {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly english: Texts;
  readonly months: Months;
  readonly silenced: readonly string[];
  /** In the order in which they are compared. */
  readonly facts: readonly KnownFact[];
  /** Those that nobody has compared this month. */
  readonly open: readonly FactId[];
}

/** The facts of the guidance: compared with their sources one at a time, silenced at once, and spoken again. */
export function serveFacts({ bench, line, now }: Site): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    showAll(request, response, await read());
  });
  router.post('/silence', takeForm, async (request, response) => {
    const sent = readForm(request, response, silenceSchema, 'facts');
    if (!sent) return;
    const outcome = await bench.silence(visitOf(response).visitor, sent.subject, sent.silenced === 'yes');
    showAll(request, response, await read(), outcome);
  });
  router.get('/compare', async (request, response) => {
    const { guide, open } = await read();
    const { to, locale } = visitOf(response);
    const after = comparingOrder(guide).indexOf(textOfQuery(request.query.after));
    const next = open.find((id) => comparingOrder(guide).indexOf(id) > after);
    if (next === undefined) {
      show(response, 200, <ComparedAllPage left={open.length} month={monthIn(locale, monthNow())} />);
      return;
    }
    const kept = textOfQuery(request.query.kept);
    response.redirect(303, to(`/facts/${next}${kept === '' ? '' : `?kept=${encodeURIComponent(kept)}`}`));
  });
  router.get('/:fact', async (request, response, next) => {
    const shown = await read();
    const known = factIn(request, shown);
    if (!known) {
      next();
      return;
    }
    const { t } = visitOf(response);
    const kept = shown.facts.find(({ id }) => id === request.query.kept);
    compare(response, shown, known, kept && <Banner tone="good">{t('facts:kept', { id: kept.id })}</Banner>);
  });
  router.get('/:fact/changed', async (request, response, next) => {
    const shown = await read();
    const known = factIn(request, shown);
    if (known) show(response, 200, <ChangedPage {...shown} known={known} />);
    else next();
  });
  router.post('/:fact/compared', takeForm, async (request, response) => {
    const { visitor, to } = visitOf(response);
    const id = request.params.fact;
    const outcome = await bench.compare(visitor, id, monthText(monthNow()));
    if (outcome.kind === 'done' || outcome.kind === 'same') {
      response.redirect(303, to(`/facts/compare?after=${id}&kept=${id}`));
      return;
    }
    showAll(request, response, await read(), outcome);
  });
  return router;

  function monthNow(): Month {
    const date = new Date(now());
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
  }

  async function read(): Promise<Shown> {
    const guide = line.guide();
    const [surveyed, months, own] = await Promise.all([bench.survey(), bench.compared(), bench.own()]);
    const english = surveyed.find(({ info }) => info.code === sourceLanguage)?.texts;
    if (!english) throw new Error('prompts/en is missing: every other language is translated from it');
    const { silenced } = own.words;
    const compared = factsCompared(guide, months);
    const { gone, old } = agesAt(guide, months, now());
    const contradicted = contradictedFacts(line.guides(), guide.version);
    const facts = comparingOrder(guide).flatMap((id): readonly KnownFact[] => {
      const fact = compared[id];
      if (!fact) return [];
      return [
        {
          id,
          fact,
          lines: linesSaying(guide, id),
          isSilenced: silenced.includes(id),
          contradiction: contradicted.includes(id) ? laterSays(line.guides(), id) : undefined,
          age: gone.includes(id) ? 'gone' : old.includes(id) ? 'old' : 'fine',
        },
      ];
    });
    const open = toCompare(guide, months, monthText(monthNow()));
    return { guide, surveyed, english, months, silenced, facts, open };
  }

  function showAll(request: Request, response: Response, shown: Shown, outcome?: Outcome): void {
    const { guide, facts, silenced, open } = shown;
    const silencedAnswers = silenced.filter((id) => !(id in guide.facts));
    const answers = answersOf(guide).filter((id) => !silenced.includes(id));
    const given = { ...shown, ...viewSchema.parse(request.query), silencedAnswers, answers };
    show(
      response,
      outcome ? statusOf[outcome.kind] : 200,
      <FactsPage {...given} facts={facts} open={open.length}>
        {outcome ? <OutcomeBanner outcome={outcome} /> : null}
      </FactsPage>,
    );
  }

  function compare(response: Response, shown: Shown, known: KnownFact, told: VNode | undefined): void {
    const { facts, open, english } = shown;
    const all = facts.length;
    const month = monthIn(visitOf(response).locale, monthNow());
    show(
      response,
      200,
      <ComparePage {...{ known, english, all, month }} done={all - open.length}>
        {told}
      </ComparePage>,
    );
  }

  function show(response: Response, status: number, children: VNode): void {
    const title = visitOf(response).t('facts:title');
    response.status(status).send(renderPage(response, { title, page: 'facts', script: 'hear', children }));
  }
}

/** What the latest version that contradicts a fact says in its place. */
function laterSays(guides: Guides, id: FactId): string | undefined {
  const later = versionIds.findLast((version) => guides[version].facts[id]?.changes === 'contradicts');
  return later && guides[later].facts[id]?.says;
}

function factIn({ params }: Request, { facts }: Shown): KnownFact | undefined {
  return facts.find(({ id }) => id === params.fact);
}
