import express, { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import type { LineKey } from '../../guide/flow.ts';
import { readCookie } from '../../http/cookie.ts';
import { recordableIn } from '../../speech/recordable.ts';
import { linesToHear, reviewOrder } from '../../speech/review-order.ts';
import type { LinePlace } from '../../speech/edit.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { linesToWrite } from '../../speech/texts.ts';
import type { Bench } from '../bench.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { chooseLanguage } from '../query.ts';
import { approve, changeText, hear, type Outcome } from './change.ts';
import { LineCard } from './line-card.tsx';
import { ScriptPage, type View } from './page.tsx';

const viewSchema = z.object({
  show: z.enum(['all', 'open', 'unrecorded', 'unheard']).catch('all'),
  order: z.enum(['call', 'gravest']).catch('call'),
});

const changeSchema = z.object({
  text: z.string().max(2000),
  seen: z.string(),
  meaning: z.enum(['same', 'changed']).optional(),
});

const findingSchema = z.object({ verdict: z.enum(['approved', 'refused']), sound: z.string() });

const approvalSchema = z.object({ seen: z.string(), seenEnglish: z.string() });

/** The words of a language beside the English, and what is done to them. */
export function serveScript(bench: Bench): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '100kb' });

  router.get('/', (request, response) => {
    const surveyed = bench.survey();
    const language = chooseLanguage(request.query.lang, surveyed);
    const one = surveyed.find(({ info }) => info.code === language);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    const view = viewSchema.parse(request.query);
    response.send(
      renderPage(response, {
        title: `Script: ${one.info.english}`,
        room: 'script',
        script: 'script',
        children: (
          <ScriptPage
            guide={bench.guide}
            surveyed={surveyed}
            one={one}
            lines={linesOf(bench, one, view)}
            view={view}
            reviewer={reviewerOf(request)}
          />
        ),
      }),
    );
  });
  router.post('/reviewer', form, (request, response) => {
    const { reviewer, lang } = z
      .object({ reviewer: z.string().max(80), lang: z.string().regex(/^[a-z]+$/) })
      .parse(request.body);
    response.cookie('reviewer', reviewer.trim(), { httpOnly: true, sameSite: 'strict' });
    response.redirect(303, `/script?lang=${lang}`);
  });
  router.post('/:language/:line', form, async (request, response) => {
    const place = placeOf(request);
    const { meaning, ...change } = changeSchema.parse(request.body);
    answer(response, place, await changeText(bench, place, { ...change, meaning }));
  });
  router.post('/:language/:line/review', form, async (request, response) => {
    const place = placeOf(request);
    const approval = approvalSchema.parse(request.body);
    answer(response, place, await approve(bench, place, { ...approval, by: reviewerOf(request) }));
  });
  router.post('/:language/:line/heard', form, async (request, response) => {
    const place = placeOf(request);
    const finding = findingSchema.parse(request.body);
    answer(response, place, await hear(bench, place, { ...finding, by: reviewerOf(request) }));
  });
  return router;

  /** The line as it is after what was asked: alone for the page's script, with a way back for a browser without one. */
  function answer(response: Response, { language, line }: LinePlace, outcome: Outcome): void {
    const one = bench.survey().find(({ info }) => info.code === language);
    if (!one) throw new Error(`there is no language "${language}" any more`);
    const card = <LineCard guide={bench.guide} one={one} line={line} outcome={outcome} />;
    response.status(statuses[outcome.kind]);
    if (response.req.headers.accept === 'text/x-part') {
      response.type('text/html').send(renderPart(response, card));
      return;
    }
    response.send(
      renderPage(response, {
        title: `Script: ${line}`,
        room: 'script',
        script: 'script',
        children: (
          <>
            <h1>{line}</h1>
            {card}
            <p>
              <a href={`/script?lang=${language}#line-${line}`}>Back to all lines</a>
            </p>
          </>
        ),
      }),
    );
  }
}

const statuses = { written: 200, reviewed: 200, heard: 200, same: 200, refused: 422, conflict: 409 } as const;

function placeOf({ params }: Request): LinePlace {
  return { language: String(params.language), line: String(params.line) };
}

function reviewerOf(request: Request): string {
  return decodeURIComponent(readCookie(request, 'reviewer') ?? '');
}

function linesOf({ guide, survey }: Bench, one: Surveyed, { show, order }: View): readonly LineKey[] {
  const { info, translated, stock, reviewOf } = one;
  const callers = survey().map((other) => other.info.code);
  const all = !info.isWritten
    ? stock.whole
    : translated.length > 0
      ? translated
      : linesToWrite(guide, info.code, callers).map(({ line }) => line);
  const toHear = linesToHear(guide, one);
  const isRecordable = recordableIn(guide, one);
  const shown = all.filter((line) => {
    if (show === 'open') return translated.includes(line) && reviewOf(line) !== 'reviewed';
    if (show === 'unrecorded')
      return isRecordable(line) && ['missing', 'refused'].includes(stock.stateOf(line));
    if (show === 'unheard') return toHear.includes(line);
    return true;
  });
  return order === 'gravest' ? reviewOrder(guide, shown) : shown;
}
