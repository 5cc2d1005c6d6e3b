import express, { Router } from 'express';
import * as z from 'zod';
import { versionIds } from '../../guide/facts.ts';
import { mergeGuides } from '../../guide/merge.ts';
import { renderPage } from '../frame.tsx';
import { chooseLanguage } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { GuidancePage } from './page.tsx';

const wishSchema = z.object({ version: z.enum(versionIds) });

/** The page that tells the versions of the guidance apart, and has the line say one of them. */
export function serveGuidance(
  { bench, line }: Site,
  speakVersion: NonNullable<Site['speakVersion']>,
): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { t, locale } = visitOf(response);
    const guides = line.guides();
    const surveyed = (await bench.survey(mergeGuides(guides))).filter(({ info }) => info.isWritten);
    const language = chooseLanguage(request.query.lang ?? locale, surveyed);
    const one = surveyed.find(({ info }) => info.code === language);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    response.send(
      renderPage(response, {
        title: t('guidance:title'),
        page: 'guidance',
        children: <GuidancePage {...{ guides, spoken: line.guide().version, one, surveyed }} />,
      }),
    );
  });
  router.post('/', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const { t, to } = visitOf(response);
    const wish = wishSchema.safeParse(request.body);
    if (!wish.success) {
      const versions = versionIds.join(', ');
      response
        .status(400)
        .type('text/plain')
        .send(`${t('guidance:noVersion', { versions })}\n`);
      return;
    }
    await speakVersion(wish.data.version);
    response.redirect(303, to('/guidance'));
  });
  return router;
}
