import express, { Router } from 'express';
import * as z from 'zod';
import { choices } from './visit.ts';
import { readWords } from './words.ts';

const choice = z.object({
  locale: z.string().max(8),
  theme: z.enum(['device', 'light', 'dark']),
  here: z.string().max(2000),
});

const year = 365 * 24 * 3_600_000;

/** Keeps in cookies how somebody wants their pages, and leads them back to where they were. */
export function serveChoices(base: string): Router {
  const router = Router();
  router.post('/choices', express.urlencoded({ extended: false, limit: '8kb' }), (request, response) => {
    const wish = choice.safeParse(request.body);
    const options = {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: base !== '',
      maxAge: year,
    } as const;
    if (wish.success && readWords().locales.includes(wish.data.locale))
      response.cookie(choices.locale, wish.data.locale, options);
    if (wish.success) response.cookie(choices.theme, wish.data.theme, options);
    // Only a path of these pages: a form must not lead elsewhere.
    const here = wish.success && /^\/(?![/\\])/.test(wish.data.here) ? wish.data.here : '/';
    response.redirect(303, base + here);
  });
  return router;
}
