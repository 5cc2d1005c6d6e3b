import { Router, type Response } from 'express';
import * as z from 'zod';
import { takeJson } from '../../http/take-json.ts';
import { renderPage } from '../frame.tsx';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { mostCalls, type Calls, type CallWish } from './calls.ts';
import type { CallEvent } from './events.ts';
import { PhonePage } from './page.tsx';
import { numberSchema, readSavedCall } from './saved-call.ts';

const wishSchema = z.strictObject({ number: numberSchema, replay: z.unknown().optional() });

const keySchema = z.object({ key: z.string().regex(/^[0-9*#]$/) });

/** A call that is over, or goes on at another instance of the line: the page asks again. */
const notHere = 410;

/** The page with the phone, and the calls it makes. */
export function servePhone(site: Site, calls: Calls): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.send(
      renderPage(response, {
        title: visitOf(response).t('phone:title'),
        page: 'phone',
        script: 'phone',
        children: <PhonePage line={site.line} />,
      }),
    );
  });
  router.post(['/calls', '/calls/:id/keys'], takeJson('100kb'));
  router.post('/calls', (request, response) => {
    const { t } = visitOf(response);
    const wish = readWish(request.body, site.now());
    if ('fault' in wish) {
      response.status(400).json({ error: t('phone:noCall', { why: wish.fault }) });
      return;
    }
    const call = calls.place(wish);
    if (call === 'busy') response.status(503).json({ error: t('phone:busy', { count: mostCalls }) });
    else response.status(201).json({ id: call.id });
  });
  router.post('/calls/:id/keys', (request, response) => {
    const call = calls.find(request.params.id);
    const read = keySchema.safeParse(request.body);
    if (call && read.success) call.press(read.data.key);
    response.status(!call ? notHere : read.success ? 204 : 400).end();
  });
  router.post('/calls/:id/hang-up', (request, response) => {
    const call = calls.find(request.params.id);
    call?.hangUp();
    response.status(call ? 204 : notHere).end();
  });
  router.get('/calls/:id/events', (request, response) => {
    const call = calls.find(request.params.id);
    if (!call) {
      // 204 tells the browser to stop asking.
      response.status(204).end();
      return;
    }
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const after = Number(request.headers['last-event-id'] ?? request.query.after ?? 0);
    const stop = call.follow(Number.isInteger(after) ? after : 0, (event, number) => {
      writeEvent(response, event, number);
    });
    response.on('close', stop);
  });
  return router;
}

/** What is to be called: a number of the line, or a saved call once more; or what is wrong with the wish. */
function readWish(body: unknown, now: number): CallWish | { readonly fault: string } {
  const read = wishSchema.safeParse(body);
  if (!read.success) return { fault: z.prettifyError(read.error) };
  const { number, replay } = read.data;
  if (replay === undefined) return { title: `A call ${new Date(now).toISOString().slice(0, 10)}`, number };
  try {
    return readSavedCall(replay);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function writeEvent(response: Response, event: CallEvent, number: number): void {
  response.write(`id: ${number}\ndata: ${JSON.stringify(event)}\n\n`);
  if (event.kind === 'ended') response.end();
}
