import express, { Router, type Request } from 'express';
import type { LineKey } from '../../guide/flow.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Bench } from '../bench.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { chooseLanguage, textOfQuery } from '../query.ts';
import { StudioPage, StudioPart } from './page.tsx';
import { findTake, keep, progressOf, putDown, recordingOrder, waitingFile, type TakePlace } from './takes.ts';

/** A hundred seconds at 96 kHz, 16 bit. */
const mostBytes = '20mb';

/** The studio: pages to record from, and what becomes of the takes. */
export function serveStudio(bench: Bench): Router {
  const router = Router();
  const find = (request: Request): { surveyed: readonly Surveyed[]; one: Surveyed; line: LineKey } => {
    const surveyed = bench.survey();
    const code = chooseLanguage(request.query.lang, surveyed);
    const one = surveyed.find(({ info }) => info.code === code);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    const lines = recordingOrder(bench, one);
    const asked = textOfQuery(request.query.line);
    const open = lines.find((line) => one.stock.stateOf(line) !== 'current');
    return { surveyed, one, line: lines.includes(asked) ? asked : (open ?? lines[0] ?? '') };
  };
  router.get('/', (request, response) => {
    const { surveyed, one, line } = find(request);
    response.send(
      renderPage(response, {
        title: `Studio: ${one.info.english}`,
        room: 'studio',
        script: 'studio',
        children: <StudioPage {...{ bench, surveyed, one, line }} />,
      }),
    );
  });
  router.get('/part', (request, response) => {
    const { one, line } = find(request);
    response.send(renderPart(response, <StudioPart {...{ bench, one, line }} />));
  });
  router.get('/:language/:line/take.wav', (request, response) => {
    const place = placeOf(request);
    findTake(bench, place);
    response.set('Cache-Control', 'no-store');
    response.sendFile(waitingFile(bench, place), { dotfiles: 'allow' });
  });
  router.post(
    '/:language/:line/take',
    express.raw({ type: 'audio/wav', limit: mostBytes }),
    async (request, response) => {
      if (!Buffer.isBuffer(request.body)) {
        response.status(415).json({ error: 'a take is sent as audio/wav' });
        return;
      }
      response.json(await putDown(bench, placeOf(request), request.body));
    },
  );
  router.post('/:language/:line/keep', async (request, response) => {
    const place = placeOf(request);
    const verdict = await keep(bench, place);
    response.json({ ...verdict, ...progressOf(bench, findTake(bench, place).one) });
  });
  return router;
}

function placeOf({ params }: Request): TakePlace {
  return { language: String(params.language), line: String(params.line) };
}
