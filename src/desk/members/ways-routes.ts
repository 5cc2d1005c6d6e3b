import { Router } from 'express';
import { madeSchema } from './credentials.ts';
import type { Desk } from './door-parts.ts';
import type { Member } from './store.ts';

/** How a member gets another passkey, or another passphrase. */
export function waysRoutes({ store, guard, credentials }: Desk): Router {
  const router = Router();
  const purpose = ({ id }: Member): string => `add to ${id}`;
  router.use(guard.signedIn());
  router.post('/passkey', async (request, response) => {
    const { member } = guard.of(request);
    response.json(await credentials.offerPasskey({ ...member, name: member.name ?? '' }, purpose(member)));
  });
  router.post('/words', (request, response) => {
    response.json(credentials.drawWords(purpose(guard.of(request).member)));
  });
  router.post('/add', async (request, response) => {
    const { member } = guard.of(request);
    const { data } = madeSchema.safeParse(request.body);
    const credential = data && (await credentials.read(data, purpose(member)));
    if (credential === undefined) {
      response.status(400).json({ fault: 'not made here' });
      return;
    }
    const added = await store.addWay(member.id, credential);
    if (added === 'done') response.status(204).end();
    else response.status(409).json({ fault: added });
  });
  return router;
}
