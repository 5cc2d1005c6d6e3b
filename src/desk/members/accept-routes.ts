import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Desk } from './door.ts';
import { invitationPage, script } from './pages.tsx';
import { drawPassphrase, readPassphrase } from './passphrase.ts';
import { hashOf } from './secrets.ts';
import type { Credential, Invitation } from './store.ts';

const secret = z.string().min(1).max(100);
const name = z
  .string()
  .normalize('NFC')
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
  // A name has something to see, and nothing that turns the text around it.
  .refine(
    (text) =>
      text.length <= 60 &&
      /[\p{L}\p{N}]/u.test(text) &&
      !/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/u.test(text),
  );

const looking = z.object({ secret });
const naming = z.object({ secret, name });
const byPasskey = z.object({ secret, name, response: z.looseObject({}) });
const byPassphrase = z.object({ secret, name, passphrase: z.string().max(200), mark: z.string().max(100) });

/**
 * How somebody becomes a member. The invitation's secret stands behind the # of its address, which no browser sends: it is in no log of a proxy,
 * and what previews a link in a message cannot spend it.
 */
export function acceptRoutes({ store, guard, seal, tries, passkeys, passphrases, now }: Desk): Router {
  const router = Router();
  router.get('/invitation', (_request, response) => {
    response.send(invitationPage());
  });
  router.get('/door.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });

  /** The invitation of a request that holds what it must; answers all others itself. */
  async function read<T extends { readonly secret: string }>(
    request: Request,
    response: Response,
    shape: z.ZodType<T>,
  ): Promise<{ readonly body: T; readonly invitation: Invitation } | undefined> {
    const { data: body } = shape.safeParse(request.body);
    if (body === undefined) {
      response.status(400).json({ fault: 'not readable' });
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
      return { body, invitation };
    }
    response.status(410).json({ fault: 'no invitation' });
    return undefined;
  }

  async function accept(
    request: Request,
    response: Response,
    invitation: Invitation,
    accepting: { readonly secret: string; readonly name: string; readonly credential: Credential },
  ): Promise<void> {
    // The invitation is gone then: its id is free to be the member's, and a passkey can be made for it before.
    const accepted = await store.accept({ ...accepting, id: invitation.id }, now());
    if (accepted.kind !== 'member') {
      response.status(accepted.kind === 'no invitation' ? 410 : 409).json({ fault: accepted.kind });
      return;
    }
    await guard.open(request, response, accepted.member.id);
    response.status(201).json(accepted.member);
  }

  const purpose = (invitation: Invitation): string => `accept ${invitation.id}`;

  router.post('/invitation', async (request, response) => {
    const found = await read(request, response, looking);
    if (!found) return;
    const { role, languages, until, by } = found.invitation;
    const inviter = by === undefined ? undefined : await store.member(by);
    response.json({ role, languages, until, by: inviter?.name });
  });
  router.post('/invitation/passkey/options', async (request, response) => {
    const found = await read(request, response, naming);
    if (!found) return;
    const { body, invitation } = found;
    response.json(await passkeys.offer({ id: invitation.id, name: body.name }, purpose(invitation)));
  });
  router.post('/invitation/passkey', async (request, response) => {
    const found = await read(request, response, byPasskey);
    if (!found) return;
    const { body, invitation } = found;
    const passkey = await passkeys.made(body.response, purpose(invitation));
    if (!passkey) {
      response.status(400).json({ fault: 'no passkey' });
      return;
    }
    await accept(request, response, invitation, { ...body, credential: { kind: 'passkey', passkey } });
  });
  // Drawn before it is accepted, and marked: whoever loses the answer of the second request has their words all the same.
  router.post('/invitation/passphrase/words', async (request, response) => {
    const found = await read(request, response, looking);
    if (!found) return;
    const passphrase = drawPassphrase();
    response.json({ passphrase, mark: seal.of(markOf(found.body.secret), passphrase) });
  });
  router.post('/invitation/passphrase', async (request, response) => {
    const found = await read(request, response, byPassphrase);
    if (!found) return;
    const { body, invitation } = found;
    const passphrase = readPassphrase(body.passphrase);
    if (!seal.isOf(markOf(body.secret), passphrase, body.mark)) {
      response.status(400).json({ fault: 'not the words of this page' });
      return;
    }
    const kept = await passphrases.keep(passphrase);
    await accept(request, response, invitation, { ...body, credential: { kind: 'passphrase', kept } });
  });
  return router;
}

function markOf(invitation: string): string {
  return `passphrase ${hashOf(invitation)}`;
}
