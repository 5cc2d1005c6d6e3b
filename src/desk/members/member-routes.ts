import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { invitationLink } from './address.ts';
import type { Desk } from './door.ts';
import { refuse } from './guard.ts';
import { invitingTo, may, roles } from '../roles.ts';
import type { Changed } from './store.ts';

const statusOf: Readonly<Record<Changed, number>> = { done: 204, 'no member': 404, 'last owner': 409 };

/** Inviting, removing, giving roles. */
export function memberRoutes({ store, guard, publicUrl, languages: known, now }: Desk): Router {
  const router = Router();
  const standing = z
    .object({ role: z.enum(roles), languages: z.array(z.enum(known)).max(known.length).default([]) })
    .refine(({ role, languages }) => (role === 'speaker') === languages.length > 0);

  function readStanding(request: Request, response: Response): z.infer<typeof standing> | undefined {
    const { data } = standing.safeParse(request.body);
    if (!data) response.status(400).json({ fault: 'no such role, or not with these languages' });
    return data && { ...data, languages: [...new Set(data.languages)] };
  }
  function tell(response: Response, changed: Changed): void {
    if (changed === 'done') response.status(204).end();
    else response.status(statusOf[changed]).json({ fault: changed });
  }

  router.get('/members', guard.may('see members'), async (_request, response) => {
    response.json(await store.members());
  });
  router.post(
    '/members/:id/remove',
    guard.may('remove members'),
    async (request: Request<{ id: string }>, response) => {
      tell(response, await store.remove(request.params.id));
    },
  );
  router.post(
    '/members/:id/role',
    guard.may('give roles'),
    async (request: Request<{ id: string }>, response) => {
      const given = readStanding(request as Request, response);
      if (given) tell(response, await store.giveRole(request.params.id, given));
    },
  );

  router.get('/invitations', guard.may('see members'), async (_request, response) => {
    response.json(await store.invitations(now()));
  });
  router.post('/invitations', guard.signedIn, async (request, response) => {
    const { member } = guard.of(request);
    const given = readStanding(request, response);
    if (!given) return;
    if (!may(member, invitingTo(given.role))) {
      refuse(response);
      return;
    }
    const { id, until, secret } = await store.invite({ ...given, by: member.id }, now());
    response.status(201).json({ id, until, link: invitationLink(publicUrl, secret) });
  });
  router.post(
    '/invitations/:id/withdraw',
    guard.may('see members'),
    async (request: Request<{ id: string }>, response) => {
      const { member } = guard.of(request as Request);
      const found = (await store.invitations(now())).find(({ id }) => id === request.params.id);
      if (found && !may(member, invitingTo(found.role))) {
        refuse(response);
        return;
      }
      await store.withdraw(request.params.id);
      response.status(204).end();
    },
  );
  return router;
}
