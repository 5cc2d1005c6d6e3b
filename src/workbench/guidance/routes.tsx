import express, { Router } from 'express';
import * as z from 'zod';
import { versionIds, type VersionId } from '../../guide/facts.ts';
import type { Bench } from '../bench.ts';
import { renderPage } from '../frame.tsx';
import { chooseLanguage } from '../query.ts';
import { GuidancePage } from './page.tsx';

const wishSchema = z.object({ version: z.enum(versionIds) });

const names: Readonly<Record<VersionId, string>> = {
  faq: 'ASAP’s FAQ, as this project was given it',
  '2026': 'what later public copies say; nobody has compared it with the live pages yet',
};

/** The page that tells the versions of the guidance apart, and has the line say one of them. */
export function serveGuidance(bench: Bench): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const surveyed = bench.surveyAll().filter(({ info }) => info.isWritten);
    const language = chooseLanguage(request.query.lang, surveyed);
    const one = surveyed.find(({ info }) => info.code === language);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    const { line } = bench;
    response.send(
      renderPage(response, {
        title: 'Guidance',
        room: 'guidance',
        children: (
          <GuidancePage {...{ guides: line.guides(), names, spoken: line.guide().version, one, surveyed }} />
        ),
      }),
    );
  });
  router.post('/', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const wish = wishSchema.safeParse(request.body);
    if (!wish.success) {
      response
        .status(400)
        .type('text/plain')
        .send(`version: take one of ${versionIds.join(', ')}\n`);
      return;
    }
    await bench.line.speakVersion(wish.data.version);
    response.redirect(303, '/guidance');
  });
  return router;
}
