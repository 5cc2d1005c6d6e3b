import express, { Router } from 'express';
import * as z from 'zod';
import type { Bench } from '../desk/bench.ts';
import { isRecordingSid } from '../telephony/recordings.ts';
import type { Calls } from './calls.ts';

const call = z.string().regex(/^CA[0-9a-f]{32}$/i);
const begun = z.object({ call, code: z.string().regex(/^\d{8}$/) });
const turned = z.object({
  call,
  turn: z.int(),
  digits: z.string().max(200),
  recording: z.string().refine(isRecordingSid).optional(),
});

/** Where the line asks, and nobody else can: no path of it is passed on from outside. */
export function lendRoutes(calls: Calls): Router {
  const router = Router();
  router.use(express.json({ limit: '4kb' }));
  router.post('/begin', async (request, response) => {
    response.json(await calls.begin(begun.parse(request.body)));
  });
  router.post('/turn', async (request, response) => {
    response.json(await calls.turn(turned.parse(request.body)));
  });
  return router;
}

/** The sounds that speakers are played. Their addresses hold fingerprints of what was said: only who has heard it knows them. */
export function lendSounds(calls: Pick<Calls, 'pending'>, bench: Pick<Bench, 'sound' | 'remark'>): Router {
  const router = Router();
  const send = (response: express.Response, wav: Buffer | undefined): void => {
    response.set('Cache-Control', 'private, max-age=600');
    if (wav) response.type('audio/wav').send(wav);
    else response.status(404).end();
  };
  router.get('/take/:sound.wav', async (request, response) => {
    send(response, await calls.pending(request.params.sound));
  });
  router.get('/line/:language/:line/:sound.wav', async (request, response) => {
    const { language, line, sound } = request.params;
    send(response, await bench.sound({ language, line }, sound));
  });
  router.get('/remark/:language/:line/:hash.wav', async (request, response) => {
    const { language, line, hash } = request.params;
    send(response, await bench.remark({ language, line }, hash));
  });
  return router;
}
