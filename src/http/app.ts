import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Guide, Language, Offers } from '../guide/flow.ts';
import type { Renderer } from '../twiml/render.ts';
import { serveAudio, type AudioFiles } from './audio.ts';
import { createDocuments, type DialPlan } from './documents.ts';
import { serveHealth, type Health } from './health.ts';
import {
  answerVoice,
  checkSignature,
  createCallName,
  takeCallEnd,
  type Counting,
  type SendAnswer,
} from './voice.ts';
import { answerWhisper } from './whisper.ts';

/** What the door needs of the line behind it. */
export interface Line {
  readonly guide: Guide;
  readonly render: Renderer;
  /** The origin that the phone company is told, and signs. */
  readonly publicUrl: string;
  readonly authToken: string;
  readonly offers: () => Offers;
  /** Who can be called. */
  readonly dialling: DialPlan;
  /** The language of the words that a called person hears. */
  readonly whisper: Language;
  readonly texts?: SendAnswer | undefined;
  readonly onCallEnd?: ((callSid: string) => void) | undefined;
  readonly usage?: Counting | undefined;
  /** The usage page; undefined where there is none. */
  readonly usagePage?: RequestHandler | undefined;
  readonly audio: AudioFiles;
  readonly health: Health;
  readonly log: Logger;
}

const mostBody = '16kb';

/** The line as an Express app: voice webhooks, recordings, health. */
export function createApp(line: Line): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(helmet());
  app.use('/audio', serveAudio(line.audio));
  serveHealth(app, line.health);
  if (line.usagePage) app.use('/usage', line.usagePage);
  const form = express.urlencoded({
    extended: false,
    limit: mostBody,
    inflate: false,
    parameterLimit: 20_000,
  });
  const signed = checkSignature(line);
  const callName = createCallName();
  const documents = createDocuments(line.guide, line.render, line.dialling);
  app.post('/voice/status', form, unreadable, signed, takeCallEnd(line, callName));
  app.post(/^\/voice\/(?:whisper|accept)\//, form, unreadable, signed, answerWhisper(line));
  app.post(/^\/voice(?:\/|$)/, form, unreadable, signed, answerVoice(line, documents, callName));
  app.all(/^\/voice(?:\/|$)/, (_request, response) => {
    response.status(405).set('Allow', 'POST').end();
  });
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(refuse(line.log));
  return app;
}

/** A body that is no form is taken for an empty one, and its signature decides; one that is too large is refused. */
const unreadable: ErrorRequestHandler = (error: unknown, request, _response, next) => {
  if (statusOf(error) === 413) {
    next(error);
    return;
  }
  request.body = {};
  next();
};

/** A request that could not even be read: its status, no body, and no word of what it held. */
function refuse(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) log.error({ error: nameOf(error) }, 'request failed');
    response.status(status).end();
  };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
