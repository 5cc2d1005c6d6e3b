import express, { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Invited, Team, TeamFault } from '../../desk/members/team.ts';
import { roles } from '../../desk/roles.ts';
import { renderPage } from '../frame.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { codeRoutes } from './code-routes.tsx';
import { MembersPage, type Came } from './page.tsx';

/** The status with which a request is answered that came to this. */
const statusOf: Readonly<Record<TeamFault, number>> = {
  forbidden: 403,
  'no member': 404,
  'no invitation': 404,
  'last owner': 409,
  'no such role': 422,
};

const form = z
  .object({ role: z.enum(roles), languages: z.union([z.string(), z.array(z.string())]).default([]) })
  // Languages that were marked before another role was are nobody's.
  .transform(({ role, languages }) => ({ role, languages: role === 'speaker' ? [languages].flat() : [] }));

/** The page of the members: who they are, whom somebody has invited, and what owners do about them. */
export function serveMembers({ bench, codes, phoneNumber }: Site, team: Team): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 100 }));

  async function show(request: Request, response: Response, came?: Came): Promise<void> {
    const { t } = visitOf(response);
    const surveyed = await bench.survey();
    const [members, invitations, open] = await Promise.all([
      team.members(),
      team.invitations(),
      codes?.open(),
    ]);
    const children = (
      <MembersPage
        members={members}
        invitations={invitations}
        known={surveyed.map(({ info }) => info)}
        page={Number(request.query.page) || 1}
        codes={open}
        number={phoneNumber}
        wanted={[request.query.language].flat().map(String)}
        came={came}
      />
    );
    response.send(
      renderPage(response, { title: t('members:title'), page: 'members', script: 'members', children }),
    );
  }
  const tellFault = (request: Request, response: Response, fault: TeamFault): Promise<void> =>
    show(request, response.status(statusOf[fault]), { kind: 'fault', fault });

  async function tell(
    request: Request,
    response: Response,
    came: 'done' | TeamFault,
    what: Came,
  ): Promise<void> {
    if (came === 'done') await show(request, response, what);
    else await tellFault(request, response, came);
  }
  async function tellInvited(
    request: Request,
    response: Response,
    invited: Invited,
    name?: string,
  ): Promise<void> {
    if (invited.kind === 'invited') await show(request, response, { ...invited, name });
    else await tellFault(request, response, invited.kind);
  }
  const nameOf = async (id: string): Promise<string> =>
    (await team.members()).find((one) => one.id === id)?.name ?? '';

  router.get('/', (request, response) => show(request, response));
  if (codes) router.use(codeRoutes(codes, show));
  router.post('/invite', async (request, response) => {
    const { data } = form.safeParse(request.body);
    if (data) await tellInvited(request, response, await team.invite(visitOf(response).visitor, data));
    else await tellFault(request, response, 'no such role');
  });
  router.post('/invitations/:id/withdraw', async (request, response) => {
    const came = await team.withdraw(visitOf(response).visitor, request.params.id);
    await tell(request, response, came, { kind: 'withdrawn' });
  });
  router.post('/:id/role', async (request, response) => {
    const { data } = form.safeParse(request.body);
    const { id } = request.params;
    const came = data ? await team.giveRole(visitOf(response).visitor, id, data) : 'no such role';
    await tell(request, response, came, { kind: 'changed', name: await nameOf(id) });
  });
  router.post('/:id/remove', async (request, response) => {
    const name = await nameOf(request.params.id);
    const came = await team.remove(visitOf(response).visitor, request.params.id);
    await tell(request, response, came, { kind: 'removed', name });
  });
  router.post('/:id/link', async (request, response) => {
    const { id } = request.params;
    await tellInvited(request, response, await team.replace(visitOf(response).visitor, id), await nameOf(id));
  });
  return router;
}
