import express, { Router, type Response } from 'express';
import * as z from 'zod';
import { hasConsent } from '../../desk/voices.ts';
import { readConsent, type ConsentWording } from '../../speech/consent.ts';
import { projectFolders } from '../../speech/folders.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import { renderPage } from '../frame.tsx';
import { nameIn } from '../languages.ts';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import type { Site, Visitor } from '../site.ts';
import { visitOf } from '../visit.ts';
import { ConsentPage, WithdrawnPage, WithdrawPage } from './consent.tsx';
import type { StudioView } from './view.ts';
import { textOfQuery } from '../query.ts';

const form = z.object({
  language: z.string().max(8),
  text: z.coerce.number().int().positive(),
  given: z.enum(['yes', 'no']),
});

const wordingOf = (language: string): ConsentWording => readConsent(projectFolders.prompts, language);

/** Whether somebody is to agree before they record: they have not, or to a wording that meant something else. */
export function isToAgree({ bench }: Site, { id }: Visitor, { voices, one }: StudioView): boolean {
  if (!bench.can.has('voices')) return false;
  const agreed = voices.consents.get(id);
  return !hasConsent(voices, id) || (agreed?.text ?? 0) < wordingOf(one.info.code).number;
}

/** Asks somebody in their own language whether callers may hear their voice. */
export function showConsent(response: Response, { one, english }: StudioView): void {
  const { t, locale } = visitOf(response);
  response.send(
    renderPage(response, {
      title: t('voices:consent.title', { language: nameIn(locale, one.info) }),
      page: 'studio',
      script: 'hear',
      children: (
        <ConsentPage
          one={one}
          wording={wordingOf(one.info.code)}
          english={english && wordingOf(sourceLanguage)}
        />
      ),
    }),
  );
}

/** Where a member agrees that callers hear their voice, reads again to what they have agreed, and takes it back. */
export function serveConsent(site: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { visitor, t, to, locale } = visitOf(response);
    const language = textOfQuery(request.query.lang);
    const voices = await site.bench.voices(language);
    const one = (await site.bench.survey()).find(({ info }) => info.code === language);
    const consent = voices.consents.get(visitor.id);
    const lines = (await site.bench.lines(language)).filter((line) => line.voices.has(visitor.id));
    if (!one || (!consent?.given && lines.length === 0)) {
      response.redirect(303, to(`/studio?lang=${encodeURIComponent(language)}`));
      return;
    }
    response.send(
      renderPage(response, {
        title: t('voices:yours', { language: nameIn(locale, one.info) }),
        page: 'studio',
        children: (
          <WithdrawPage one={one} wording={wordingOf(language)} count={lines.length} consent={consent} />
        ),
      }),
    );
  });
  router.post('/', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const { visitor, t, to, locale } = visitOf(response);
    const { data } = form.safeParse(request.body);
    if (!data) {
      const children = (
        <OutcomeBanner
          outcome={{
            kind: 'refused',
            why: [{ code: 'unclear', text: 'The page did not send all that is needed.' }],
          }}
        />
      );
      response.status(400).send(renderPage(response, { title: t('voices:bad'), page: 'studio', children }));
      return;
    }
    const { language, text, given } = data;
    const outcome = await site.bench.consent(visitor, language, { given: given === 'yes', text });
    const isTaken = outcome.kind === 'done' || outcome.kind === 'same';
    if (isTaken && given === 'yes') {
      response.redirect(303, to(`/studio?lang=${language}`));
      return;
    }
    const one = (await site.bench.survey()).find(({ info }) => info.code === language);
    const title = t('voices:yours', { language: one ? nameIn(locale, one.info) : language });
    const children = isTaken ? (
      <WithdrawnPage language={language} title={title} />
    ) : (
      <OutcomeBanner outcome={outcome} hasWritten={false} />
    );
    response.status(statusOf[outcome.kind]).send(renderPage(response, { title, page: 'studio', children }));
  });
  return router;
}

/** The languages in which somebody has lent their voice: for whoever would see what they have given. */
export async function voicesOf(
  { bench }: Pick<Site, 'bench'>,
  { id }: Visitor,
): Promise<readonly StudioView['one'][]> {
  const all = await bench.survey();
  const given = await Promise.all(all.map(({ info }) => bench.voices(info.code)));
  return all.filter((_one, index) => given[index] && hasConsent(given[index], id));
}
