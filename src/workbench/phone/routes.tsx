import { Router, type Response } from 'express';
import express from 'express';
import * as z from 'zod';
import type { Bench } from '../bench.ts';
import { renderPage } from '../frame.tsx';
import type { Calls } from './calls.ts';
import type { CallEvent } from './events.ts';
import { PhonePage } from './page.tsx';
import { readSavedCall } from './saved-call.ts';

const wishSchema = z.object({
  language: z
    .string()
    .regex(/^[a-z]{0,8}$/)
    .default(''),
  replay: z.unknown().optional(),
});

const keySchema = z.object({ key: z.string().regex(/^[0-9*#]$/) });

/** The page with the phone, and the calls it makes. */
export function servePhone(bench: Bench, calls: Calls): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.send(
      renderPage(response, {
        title: 'Phone',
        room: 'phone',
        script: 'phone',
        children: (
          <PhonePage
            surveyed={bench.survey()}
            offered={bench.line.offers().languages}
            amiss={bench.line.amiss()}
          />
        ),
      }),
    );
  });
  router.post('/calls', express.json({ limit: '100kb' }), (request, response) => {
    try {
      const { language, replay } = wishSchema.parse(request.body);
      const wish =
        replay === undefined
          ? { title: `A call ${bench.today()}`, number: language === '' ? '' : `?lang=${language}` }
          : readSavedCall(replay);
      response.status(201).json({ id: calls.place(wish).id });
    } catch (error) {
      response.status(400).json({ error: messageOf(error) });
    }
  });
  router.post('/calls/:id/keys', express.json(), (request, response) => {
    const call = calls.find(request.params.id);
    const read = keySchema.safeParse(request.body);
    if (call && read.success) call.press(read.data.key);
    response.status(call && read.success ? 204 : 404).end();
  });
  router.post('/calls/:id/hang-up', (request, response) => {
    const call = calls.find(request.params.id);
    call?.hangUp();
    response.status(call ? 204 : 404).end();
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
    const after = Number(request.headers['last-event-id'] ?? 0);
    const stop = call.follow(Number.isInteger(after) ? after : 0, (event, number) => {
      writeEvent(response, event, number);
    });
    response.on('close', stop);
  });
  return router;
}

function writeEvent(response: Response, event: CallEvent, number: number): void {
  response.write(`id: ${number}\ndata: ${JSON.stringify(event)}\n\n`);
  if (event.kind === 'ended') response.end();
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
