import { Router } from 'express';
import { readCookie } from '../../http/cookie.ts';
import { renderPage } from '../frame.tsx';
import { entriesOf } from '../publications/entries.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { TodayPage } from './page.tsx';
import { waitingFor } from './waiting.ts';

/** The cookie of a browser whose visitor knows what this is. */
const welcomed = 'desk-welcomed';

const year = 365 * 24 * 3_600_000;

/** What waits for whoever looks: where everybody begins. */
export function serveToday({ bench, line, base, health, phoneNumber, people, now }: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { visitor, t } = visitOf(response);
    const [surveyed, waiting, conflicts, own, compared, difference, healthNow, callBacks] = await Promise.all(
      [
        bench.survey(),
        bench.waiting(),
        bench.conflicts(),
        bench.own(),
        bench.compared(),
        bench.difference(),
        health(),
        people?.callBacks(visitor) ?? [],
      ],
    );
    const items = waitingFor({
      visitor,
      guide: line.guide(),
      surveyed,
      reached: line.speech().reached,
      waiting,
      callBacks,
      conflicts,
      own: own.words,
      compared,
      unpublished: entriesOf(difference).length,
      now: now(),
    });
    const isNew = readCookie(request, welcomed) === undefined;
    response.send(
      renderPage(response, {
        title: t('today:title'),
        page: 'today',
        children: <TodayPage {...{ items, surveyed, health: healthNow, phoneNumber, isNew }} />,
      }),
    );
  });
  router.post('/welcome', (_request, response) => {
    const options = { httpOnly: true, sameSite: 'strict', path: '/', secure: base !== '' } as const;
    response.cookie(welcomed, 'yes', { ...options, maxAge: year });
    response.redirect(303, visitOf(response).to('/today'));
  });
  return router;
}
