import { Router, type Response } from 'express';
import * as z from 'zod';
import { takeJson } from '../../http/take-json.ts';
import type { DeskPeople } from '../../people/desk-people.ts';
import { textIn } from '../../speech/texts.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { sealingHeaders } from '../headers.ts';
import { DidBanner, statusOfDid, type Came } from '../people/did.tsx';
import { sayReason } from '../reasons.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { CallBacksPage } from './page.tsx';

const acts = ['take', 'give back', 'done', 'try later', 'gave up'] as const;
const actShape = z.object({ act: z.enum(acts) });
const callShape = z.object({ digits: z.string().regex(/^\d{10}$/) });

/** Numbers that callers have left: what is sealed is opened in the browser, and comes back only to be called. */
export function serveCallBacks({ bench, namesOf, now }: Site, people: DeskPeople): Router {
  const router = Router();
  router.use(sealingHeaders);

  router.get('/', (_request, response) => show(response));
  router.post('/:id', takeForm, async (request, response) => {
    const sent = readForm(request, response, actShape, 'call-backs');
    if (!sent) return;
    const did = await people.act(visitOf(response).visitor, request.params.id, sent.act);
    await show(response, { did, words: `call-backs:came.${sent.act}` });
  });
  router.post('/:id/call', takeJson('1kb'));
  router.post('/:id/call', async (request, response) => {
    const { visitor, t } = visitOf(response);
    const { data } = callShape.safeParse(request.body);
    const did = data && (await people.call(visitor, request.params.id, data.digits));
    if (did?.kind === 'done') response.status(204).end();
    else if (did) response.status(statusOfDid(did)).json({ error: sayReason(t, did.why) });
    else response.status(400).json({ error: t('reasons:people.otherNumber') });
  });
  return router;

  async function show(response: Response, came?: Came): Promise<void> {
    const { visitor, t } = visitOf(response);
    const [waiting, memberKey, all, surveyed] = await Promise.all([
      people.callBacks(visitor),
      people.key(visitor),
      people.all(),
      bench.survey(),
    ]);
    const texts = surveyed.find(({ info }) => info.code === visitOf(response).locale)?.texts;
    const source = surveyed[0]?.source;
    const given = {
      ...{ waiting, memberKey, now: now() },
      me: all.find(({ member }) => member === visitor.id),
      names: await namesOf(waiting.flatMap(({ takenBy }) => takenBy ?? [])),
      known: surveyed.map(({ info }) => info),
      topicOf: (topic: string) => (texts && textIn(texts, topic)) ?? (source && textIn(source, topic)),
    };
    const children = <CallBacksPage {...given}>{came ? <DidBanner {...came} /> : null}</CallBacksPage>;
    const page = {
      title: t('call-backs:title'),
      page: 'call-backs',
      script: 'call-backs',
      children,
    } as const;
    response.status(came ? statusOfDid(came.did) : 200).send(renderPage(response, page));
  }
}
