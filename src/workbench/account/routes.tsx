import { Router, type Request, type Response } from 'express';
import type { Team } from '../../desk/members/team.ts';
import { renderPage } from '../frame.tsx';
import { voicesOf } from '../studio/consent-routes.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { AccountPage } from './page.tsx';

/** The page of whoever is signed in: what they may do, how they sign in, and where they are signed in. */
export function serveAccount({ bench }: Site, team: Team): Router {
  const router = Router();

  async function show(request: Request, response: Response, came?: 'ended'): Promise<void> {
    const { visitor, t } = visitOf(response);
    const [surveyed, ways, sessions, voices] = await Promise.all([
      bench.survey(),
      team.ways(visitor),
      team.sessions(visitor),
      voicesOf({ bench }, visitor),
    ]);
    const children = (
      <AccountPage
        known={surveyed.map(({ info }) => info)}
        ways={ways}
        sessions={sessions}
        here={team.sessionOf(request).id}
        came={came}
        voices={voices.map(({ info }) => info)}
      />
    );
    response.send(renderPage(response, { title: t('account:title'), script: 'account', children }));
  }

  router.get('/', (request, response) => show(request, response));
  router.post('/sessions/end', async (request, response) => {
    const { visitor } = visitOf(response);
    const here = team.sessionOf(request).id;
    for (const { id } of await team.sessions(visitor)) {
      if (id !== here) await team.endSession(visitor, id);
    }
    await show(request, response, 'ended');
  });
  router.post('/sessions/:id/end', async (request, response) => {
    await team.endSession(visitOf(response).visitor, request.params.id);
    await show(request, response, 'ended');
  });
  return router;
}
