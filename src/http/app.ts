import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { Renderer } from '../twiml/render.ts';
import type { People } from '../people/people.ts';
import { answerBridges, bridgePath } from './bridge.ts';
import { serveAudio, type Sounds } from './audio.ts';
import { createDocuments, type DialPlan, type Documents } from './documents.ts';
import { serveHealth, type Health } from './health.ts';
import { admitSpeakers, answerSpeakers, lendPath, type LendDoor } from './lend.ts';
import type { Refusals } from './refusals.ts';
import { createSeals, type Seals } from './seal.ts';
import type { IsNew } from './told-once.ts';
import {
  answerVoice,
  createCallName,
  takeCallEnd,
  type CallName,
  type Counting,
  type SendAnswer,
} from './voice.ts';
import { openVoiceDoor, type Take } from './voice-door.ts';
import { answerWhisper } from './whisper.ts';

/** What the door needs of the line behind it. */
export interface Line {
  readonly guide: Guide;
  readonly render: Renderer;
  /** The origin that the phone company is told, and signs. */
  readonly publicUrl: string;
  readonly authTokens: readonly string[];
  readonly accountSid: string | undefined;
  readonly refusals: Refusals;
  readonly offers: () => Offers;
  /** Who can be called. */
  readonly dialling: DialPlan;
  /** The language of the words that a called person hears. */
  readonly whisper: Language;
  readonly texts?: SendAnswer | undefined;
  readonly onCallEnd?: ((callSid: string) => void) | undefined;
  /** Whether a message of the phone company's is told for the first time. */
  readonly isNew: IsNew;
  readonly usage?: Counting | undefined;
  /** The people behind the line; undefined where it has none but one phone. */
  readonly people?: People | undefined;
  /** What a member hears who is rung to call somebody back, by a ticket and a key. */
  readonly bridge?: ((ticket: string, key: string) => string) | undefined;
  /** The usage page; undefined where there is none. */
  readonly usagePage?: RequestHandler | undefined;
  /** The pages of the desk; undefined where there is none. */
  readonly desk?: RequestHandler | undefined;
  /** Those who lend their voice by keypad; undefined where nobody can. */
  readonly lend?: LendDoor | undefined;
  readonly audio: Pick<Sounds, 'find'>;
  readonly health: Health;
  readonly log: Logger;
  /** Whether the log may link the turns of a call just now. */
  readonly hasTrails?: (() => boolean) | undefined;
}

/** The line as an Express app: voice webhooks, recordings, health. */
export function createApp(line: Line): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(openVoiceDoor({ ...line, takerOf: takersOf(line) }));
  // The operator's other names are not this line's to speak for.
  app.use(helmet({ strictTransportSecurity: { includeSubDomains: false } }));
  if (line.lend) app.get('/audio/lend/{*sound}', line.lend.sounds);
  app.use('/audio', serveAudio(line.audio));
  serveHealth(app, line.health);
  if (line.usagePage) app.use('/usage', line.usagePage);
  if (line.desk) app.use('/desk', line.desk);
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(refuse(line.log));
  return app;
}

function takersOf(line: Line): (path: string) => Take | undefined {
  const callName = createCallName();
  const seals = createSeals(line.authTokens);
  const documents = createDocuments(line.guide, line.render, line.dialling, line.publicUrl, seals);
  const turn = answerVoice(line, documents, callName, seals);
  const end = takeCallEnd(line, callName);
  const whisper = answerWhisper(line);
  const speakers = speakersOf(line, { documents, turn, callName, seals });
  const bridges = line.bridge && answerBridges({ bridge: line.bridge, onCallEnd: line.onCallEnd });
  return (path) => {
    if (path === '/voice/status') return end;
    if (bridges && path === bridgePath) return bridges;
    if (path.startsWith('/voice/whisper/') || path.startsWith('/voice/accept/')) return whisper;
    if (speakers && path === lendPath) return speakers.answer;
    return path === '/voice' || path.startsWith('/voice/') ? (speakers?.admit ?? turn) : undefined;
  };
}

/** What all turns of calls are answered with. */
interface Turning {
  readonly documents: Documents;
  readonly turn: Take;
  readonly callName: CallName;
  readonly seals: Seals;
}

/** Lets speakers in, where anybody lends their voice by keypad. */
function speakersOf(
  line: Line,
  { documents, turn, callName, seals }: Turning,
): { readonly admit: Take; readonly answer: Take } | undefined {
  const { guide, offers, render, dialling, publicUrl, lend, accountSid } = line;
  if (!lend || accountSid === undefined) return undefined;
  const codeDocuments = createDocuments(guide, render, dialling, publicUrl, seals, true);
  let made: Take | undefined;
  // Hardly anybody presses the star: what it takes is made for the first who does.
  const codeTurn: Take = (...asked) => (made ??= answerVoice(line, codeDocuments, callName, seals))(...asked);
  const parts = { guide, offers, lend, documents, codeDocuments, turn, codeTurn };
  return { admit: admitSpeakers(parts), answer: answerSpeakers(parts, accountSid) };
}

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
