import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { madeSchema } from './credentials.ts';
import type { Desk } from './door-parts.ts';
import { memberName } from './name.ts';
import type { Invitation } from './store.ts';

const secret = z.string().min(1).max(100);
const looking = z.object({ secret });
/** Whoever gets a new way in has a name already. */
const naming = z.object({ secret, name: memberName.optional() });
const accepting = z.intersection(naming, madeSchema);

/** An invitation, and who becomes a member by it, or gets a new way in. */
interface Found {
  readonly invitation: Invitation;
  readonly id: string;
  readonly name: string | undefined;
}

/**
 * How somebody becomes a member. The invitation's secret stands behind the # of its address, which no browser sends: it is in no log of a proxy,
 * and what previews a link in a message cannot spend it.
 */
export function acceptRoutes({ store, guard, tries, credentials, now }: Desk): Router {
  const router = Router();

  /** The invitation of a request that holds what it must; answers all others itself. */
  async function read<T extends { readonly secret: string; readonly name?: string | undefined }>(
    request: Request,
    response: Response,
    shape: z.ZodType<T>,
  ): Promise<(Found & { readonly body: T }) | undefined> {
    const { data: body, error } = shape.safeParse(request.body);
    if (body === undefined) {
      const isName = error?.issues.every(({ path: [field] }) => field === 'name');
      response.status(400).json({ fault: isName ? 'not a name' : 'not readable' });
      return undefined;
    }
    const begun = await tries.begin(request);
    if (!begun) {
      response.status(429).json({ fault: 'too many tries' });
      return undefined;
    }
    const invitation = await store.invitation(body.secret, now());
    if (invitation) {
      await begun.right();
      // The invitation is gone once it is spent: its id is free to be the member's, and a passkey can be made for it before.
      const id = invitation.replaces ?? invitation.id;
      const known = invitation.replaces === undefined ? undefined : await store.member(invitation.replaces);
      return { body, invitation, id, name: known?.name ?? body.name };
    }
    response.status(410).json({ fault: 'no invitation' });
    return undefined;
  }

  /** The same of a request that must name its member. */
  async function readNamed<T extends { readonly secret: string; readonly name?: string | undefined }>(
    request: Request,
    response: Response,
    shape: z.ZodType<T>,
  ): Promise<(Found & { readonly body: T; readonly name: string }) | undefined> {
    const found = await read(request, response, shape);
    if (found === undefined) return undefined;
    if (found.name !== undefined) return { ...found, name: found.name };
    response.status(400).json({ fault: 'not readable' });
    return undefined;
  }

  const purpose = ({ invitation }: Found): string => `accept ${invitation.id}`;

  router.post('/', async (request, response) => {
    const found = await read(request, response, looking);
    if (!found) return;
    const { role, languages, until, by, replaces } = found.invitation;
    const inviter = by === undefined ? undefined : await store.member(by);
    const member = replaces === undefined ? undefined : found.name;
    response.json({ role, languages, until, by: inviter?.name, member });
  });
  router.post('/passkey', async (request, response) => {
    const found = await readNamed(request, response, naming);
    if (found) response.json(await credentials.offerPasskey(found, purpose(found)));
  });
  router.post('/words', async (request, response) => {
    const found = await read(request, response, looking);
    if (found) response.json(credentials.drawWords(purpose(found)));
  });
  router.post('/accept', async (request, response) => {
    const found = await readNamed(request, response, accepting);
    if (!found) return;
    const { id, body } = found;
    const credential = await credentials.read(body, purpose(found));
    if (credential === undefined) {
      response.status(400).json({ fault: 'not made here' });
      return;
    }
    const accepted = await store.accept({ secret: body.secret, id, name: found.name, credential }, now());
    if (accepted.kind !== 'member') {
      response.status(accepted.kind === 'no invitation' ? 410 : 409).json({ fault: accepted.kind });
      return;
    }
    await guard.open(request, response, accepted.member.id);
    response.status(201).json(accepted.member);
  });
  return router;
}
