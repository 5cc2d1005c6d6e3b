import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { Desk } from './door-parts.ts';
import { readPassphrase } from './passphrase.ts';

const byPassphrase = z.object({ name: z.string().max(200), passphrase: z.string().max(200) });
const byPasskey = z.object({ response: z.looseObject({}) });
/** Milliseconds between two warnings of tries. */
const warnEvery = 60_000;

/** Signing in. */
export function signInRoutes({ store, guard, tries, passkeys, passphrases, log, now }: Desk): Router {
  const router = Router();
  let warned = -Infinity;

  /** Begins a try, with what is over swept away; answers where there were too many. */
  async function begin(
    request: Request,
    response: Response,
  ): Promise<{ readonly right: () => Promise<void> } | undefined> {
    await store.tidy(now());
    const begun = await tries.begin(request);
    if (begun) return begun;
    if (now() - warned > warnEvery) {
      warned = now();
      log.warn('too many wrong tries to sign in at the desk');
    }
    response.status(429).json({ fault: 'too many tries' });
    return undefined;
  }

  async function letIn(request: Request, response: Response, member: string): Promise<void> {
    if (await guard.open(request, response, member)) response.status(204).end();
    else response.status(401).json({ fault: 'not right' });
  }

  router.post('/passkey/options', async (_request, response) => {
    response.json(await passkeys.ask());
  });
  router.post('/passkey', async (request, response) => {
    const { data } = byPasskey.safeParse(request.body);
    const begun = await begin(request, response);
    if (!begun) return;
    const member = data && (await passkeys.signedBy(data.response));
    if (member === undefined) {
      response.status(401).json({ fault: 'not right' });
      return;
    }
    await begun.right();
    await letIn(request, response, member);
  });
  router.post('/passphrase', async (request, response) => {
    const { data } = byPassphrase.safeParse(request.body);
    if (!data) {
      response.status(400).json({ fault: 'not readable' });
      return;
    }
    const begun = await begin(request, response);
    if (!begun) return;
    await tries.slowDown(data.name);
    const found = await store.passphrase(data.name);
    // A name that nobody has takes as long as one that somebody has.
    const isRight = await passphrases.isKept(readPassphrase(data.passphrase), found?.kept);
    if (isRight === 'busy') {
      await begun.right();
      response.status(503).json({ fault: 'try again' });
    } else if (isRight && found) {
      await begun.right();
      await letIn(request, response, found.member);
    } else {
      await tries.wrongFor(data.name);
      response.status(401).json({ fault: 'not right' });
    }
  });
  return router;
}
