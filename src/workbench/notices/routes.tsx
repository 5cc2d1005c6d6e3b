import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import * as z from 'zod';
import type { OwnBody } from '../../desk/changes.ts';
import type { Outcome } from '../../desk/outcome.ts';
import { textsOf } from '../../desk/own.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { Banner } from '../parts.tsx';
import type { Site } from '../site.ts';
import { useVisit, visitOf } from '../visit.ts';
import { dayOf, draftOf, faultsOf, partsByName, sentSchema, toBody, toDraft } from './draft.ts';
import type { Draft, PartName } from './draft.ts';
import { OwnFormPage } from './form-page.tsx';
import { AwayPage, LookPage, type Effect } from './look-page.tsx';
import { NoticesPage } from './page.tsx';
import { HeardList } from './parts.tsx';

const awaySchema = z.object({ seen: z.string().max(16) });

/** The hotline's own words: looked at before they are said, and told from what somebody else wrote meanwhile. */
export function serveNotices({ bench, line, hotlineName, seconds, now }: Site): Router {
  const router = Router();
  const speech = line.speech;
  const effectOf = (name: PartName): Effect =>
    name === 'notice' || !bench.can.has('publications') ? 'now' : 'draft';

  router.param('part', (_request, _response, next, part) => {
    next(Object.hasOwn(partsByName, String(part)) ? undefined : 'route');
  });

  router.get('/', (_request, response) => showAll(response));
  router.get('/:part', async (request, response) => {
    const name = nameIn(request);
    const { words, seen } = await bench.own();
    await showForm(response, 200, draftOf(name, words, seen[partsByName[name]], now()));
  });
  router.post('/:part', takeForm, async (request, response) => {
    const name = nameIn(request);
    const sent = readForm(
      request,
      response,
      sentSchema
        .transform((body) => toDraft(name, body))
        .pipe(z.custom<Draft>((draft) => draft !== undefined)),
      'notices',
    );
    if (!sent) return;
    const { step } = sentSchema.parse(request.body);
    if (step === 'back') {
      await showForm(response, 200, sent);
      return;
    }
    const linting = { guide: line.guide(), surveyed: await bench.survey(), seconds };
    const faults = faultsOf(sent, linting, now());
    if (faults) await showForm(response, statusOf.refused, sent, { faults });
    else if (step === 'look') look(response, sent);
    else await say(response, sent);
  });
  router.get('/:part/away', async (request, response) => {
    const name = nameIn(request);
    const { words, seen } = await bench.own();
    const given = { name, own: words, seen: seen[partsByName[name]], speech: speech() };
    show(response, 200, <AwayPage {...given} effect={effectOf(name)} />);
  });
  router.post('/:part/away', takeForm, async (request, response) => {
    const name = nameIn(request);
    const sent = readForm(request, response, awaySchema, 'notices');
    if (!sent) return;
    const body: OwnBody = { kind: partsByName[name], value: null };
    const outcome = await bench.setOwn(visitOf(response).visitor, body, sent.seen);
    await showAll(response, outcome);
  });
  return router;

  async function say(response: Response, draft: Draft): Promise<void> {
    const outcome = await bench.setOwn(visitOf(response).visitor, toBody(draft), draft.seen);
    if (outcome.kind !== 'conflict' && outcome.kind !== 'refused') {
      await showAll(response, outcome);
      return;
    }
    const { words, seen } = await bench.own();
    const part = partsByName[draft.name];
    const told =
      outcome.kind === 'refused' ? (
        <OutcomeBanner outcome={outcome} />
      ) : (
        <Overtaken>
          <HeardList speech={speech()} part={part} texts={textsOf(words, part)} />
        </Overtaken>
      );
    await showForm(response, statusOf[outcome.kind], { ...draft, seen: seen[part] }, { told });
  }

  function look(response: Response, draft: Draft): void {
    show(response, 200, <LookPage {...{ draft, speech: speech(), effect: effectOf(draft.name) }} />);
  }

  async function showAll(response: Response, outcome?: Outcome): Promise<void> {
    const [{ words }, difference] = await Promise.all([bench.own(), bench.difference()]);
    const unpublished = difference.own.map(({ part }) => part);
    const told =
      outcome?.kind === 'conflict' ? <Overtaken /> : outcome ? <OutcomeBanner outcome={outcome} /> : null;
    const given = { own: words, speech: speech(), hotlineName, now: now(), unpublished };
    show(response, outcome ? statusOf[outcome.kind] : 200, <NoticesPage {...given}>{told}</NoticesPage>);
  }

  async function showForm(
    response: Response,
    status: number,
    draft: Draft,
    { faults, told }: { faults?: Parameters<typeof OwnFormPage>[0]['faults']; told?: VNode } = {},
  ): Promise<void> {
    const languages = languagesFor(
      line,
      draft,
      (await bench.survey()).map(({ info }) => info),
    );
    const given = { draft, languages, today: dayOf(now()), faults };
    show(response, status, <OwnFormPage {...given}>{told}</OwnFormPage>);
  }

  function show(response: Response, status: number, children: VNode): void {
    const title = visitOf(response).t('notices:title');
    response.status(status).send(renderPage(response, { title, page: 'notices', script: 'hear', children }));
  }
}

function nameIn({ params }: Request): PartName {
  return params.part as PartName;
}

/** The languages that callers are offered, and those that there is a text in. */
function languagesFor(
  line: Site['line'],
  { texts }: Draft,
  all: readonly LanguageInfo[],
): readonly LanguageInfo[] {
  const offered = new Set(line.offers().languages);
  return all.filter(({ code }) => offered.has(code) || (texts[code] ?? '') !== '');
}

/** That somebody else was here meanwhile, and what they wrote. */
function Overtaken({ children }: { readonly children?: VNode }): VNode {
  const { t } = useVisit();
  return (
    <Banner tone="bad">
      <p>{t(children ? 'notices:overtaken' : 'notices:overtaken.away')}</p>
      {children}
    </Banner>
  );
}
