import { createHmac, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { TextEnd } from '../guide/node.ts';
import type { Offers } from '../guide/offers.ts';
import type { NearOffice } from '../guide/near.ts';
import { officeAt } from '../guide/offices.ts';
import { firstLanguage, nodeAt, type At } from '../guide/place.ts';
import { apologize, begin, step } from '../guide/step.ts';
import type { Heard, Left, Turn } from '../guide/turn.ts';
import { readCallEnd, readVoiceRequest, type VoiceRequest } from '../telephony/request.ts';
import type { People } from '../people/people.ts';
import type { How } from '../usage/counts.ts';
import type { Recorder } from '../usage/recorder.ts';
import { readAddress } from './address.ts';
import type { Bytes, Documents } from './documents.ts';
import { withPeople } from './ringing.ts';
import type { Seals } from './seal.ts';
import type { IsNew } from './told-once.ts';
import type { Take } from './voice-door.ts';

/** What answering a voice request needs. */
interface VoiceLine {
  readonly guide: Guide;
  readonly offers: () => Offers;
  readonly log: Logger;
  /** Whether the log may link the turns of a call just now; it does not unless set. */
  readonly hasTrails?: (() => boolean) | undefined;
  /** Sends an answer to the phone that calls; undefined where the hotline sends no texts. */
  readonly texts?: SendAnswer | undefined;
  /** Told the id of each call that has ended. */
  readonly onCallEnd?: ((callSid: string) => void) | undefined;
  /** Whether a message of the phone company's is told for the first time. */
  readonly isNew: IsNew;
  /** Undefined where nothing is counted. */
  readonly usage?: Counting | undefined;
  /** The people behind the line; undefined where it has none but one phone. */
  readonly people?: People | undefined;
}

/** Counts what callers use; never waits, never throws. */
export type Counting = Pick<Recorder, 'countTurn' | 'countEnd' | 'count'>;

/** Sends an answer in a language to a phone. */
export type SendAnswer = (message: {
  readonly to: string;
  readonly call: string;
  readonly turn: number;
  readonly answer: NodeId;
  /** The office that is sent in place of an answer. */
  readonly office?: NearOffice | undefined;
  readonly language: Language;
  readonly isForged: boolean;
}) => Promise<TextEnd>;

/** Answers a turn of a call: read, step, render. Every answer is a TwiML document, also after an exception inside. */
export function answerVoice(line: VoiceLine, documents: Documents, callName: CallName, seals: Seals): Take {
  prepareApologies(line, documents);
  // By its name the turns of a call could be put together, and by their times found in a phone's bill.
  const nameOf = (callSid: string): { readonly call?: string } =>
    line.hasTrails?.() ? { call: callName(callSid) } : {};
  return async (request, response, form) => {
    const started = performance.now();
    const asked = readVoiceRequest(form);
    const offers = line.offers();
    const counting = isRepeated(line, request, asked) ? { ...line, usage: undefined } : line;
    let before: At | undefined;
    let left: How;
    let to: At;
    try {
      before = readAddress(line.guide, offers, request.originalUrl, (kind, sealed) =>
        seals.open(kind, sealed, asked.callSid),
      );
      const taken = takeTurn(line.guide, before, asked, request.originalUrl, offers);
      const turn = await doAsked(counting, taken, before, asked, offers);
      left = turn.left ?? 'new call';
      to = turn.at;
      send(response, documents(turn, offers, asked.callSid));
    } catch (error) {
      left = 'error';
      line.log.error({ ...nameOf(asked.callSid), node: before?.node, ...readError(error) }, 'apology');
      const language = before?.language ?? firstLanguage(offers);
      const turn = apologize(line.guide, language, before, offers);
      to = turn.at;
      send(response, documents(turn, offers, asked.callSid));
    }
    countTurn(counting, { before, heard: asked.heard, left, to });
    if (!line.hasTrails?.()) return;
    line.log.info(
      {
        ...nameOf(asked.callSid),
        language: before?.language,
        node: before?.node,
        left,
        ms: Math.round((performance.now() - started) * 10) / 10,
      },
      'turn',
    );
  };
}

/** Whether this turn has been answered before: a request that the phone company makes again has the mark of the first. */
function isRepeated(
  { isNew }: VoiceLine,
  { headers, originalUrl }: Request,
  { callSid }: VoiceRequest,
): boolean {
  const mark = headers['i-twilio-idempotency-token'];
  return typeof mark === 'string' && !isNew('request', callSid, originalUrl, mark);
}

interface Taken {
  readonly before: At | undefined;
  readonly heard: Heard;
  readonly left: How;
  readonly to: At;
}

function countTurn({ guide, usage }: VoiceLine, { before, heard, left, to }: Taken): void {
  if (!usage) return;
  // An address may name a node that there is not: what strangers make up is no counter's name.
  const from = before && nodeAt(guide, before);
  usage.countTurn({ language: to.language, from: from ? before.node : '', to: to.node, how: left });
  if (heard.kind === 'call' && from?.kind === 'handover') usage.count('transfer', `${from.to} ${heard.how}`);
}

/** Where a message is to be sent, sends it, and goes on to how that ended; the one thing that a turn waits for. */
async function sendIfAsked(
  { guide, texts, usage }: VoiceLine,
  turn: Taking,
  { callSid, from, isForged }: VoiceRequest,
  offers: Offers,
): Promise<Taking> {
  const { at } = turn;
  if (nodeAt(guide, at)?.kind !== 'sending') return turn;
  const answer = at.back.at(-1)?.node;
  const office = officeAt(guide, at, offers);
  const { turns, language } = at;
  const how =
    answer === undefined || !texts
      ? 'cannot'
      : await texts({ to: from, call: callSid, turn: turns, answer, office, language, isForged });
  usage?.count('text', how);
  return step(guide, { ...at, turns: at.turns - 1 }, { kind: 'text', how }, offers);
}

/** Does what the place asks for that a turn comes to, and goes on to how that ended: all that a turn waits for. */
async function doAsked(
  line: VoiceLine,
  taken: Taking,
  before: At | undefined,
  asked: VoiceRequest,
  offers: Offers,
): Promise<Taking> {
  const turn = await sendIfAsked(line, taken, asked, offers);
  return line.people ? withPeople(line.guide, line.people, { turn, before, asked, offers }) : turn;
}

/** Takes the end of a call. */
export function takeCallEnd(
  { log, hasTrails, onCallEnd, usage, isNew }: VoiceLine,
  callName: CallName,
): Take {
  return (_request, response, form) => {
    const { callSid, seconds } = readCallEnd(form);
    if (hasTrails?.()) log.info({ call: callName(callSid) }, 'call ended');
    if (seconds !== undefined && isNew('end', callSid)) usage?.countEnd(seconds);
    onCallEnd?.(callSid);
    response.status(204).end();
  };
}

/** Where the call goes, and how the place before was left; a new call has left none. */
type Taking = Turn & { readonly left?: Left };

function takeTurn(
  guide: Guide,
  at: At | undefined,
  { heard }: VoiceRequest,
  url: string,
  offers: Offers,
): Taking {
  if (at) return step(guide, at, heard, offers);
  const fields = new URLSearchParams(url.split('?', 2)[1] ?? '');
  const language = fields.get('lang') ?? undefined;
  return begin(guide, { language, essentialsFirst: fields.get('start') === 'essentials' }, offers);
}

/** Renders each language's apology before it is needed, so that no fault of a page can keep it from a caller. */
function prepareApologies({ guide, offers }: VoiceLine, documents: Documents): void {
  const now = offers();
  for (const language of now.languages) documents(apologize(guide, language, undefined, now), now, '');
}

/** Answers with a document. */
export function send(response: Response, document: Bytes): void {
  response.writeHead(200, {
    'Content-Type': 'text/xml; charset=utf-8',
    'Content-Length': document.length,
    'Cache-Control': 'no-store',
  });
  response.end(document, 'latin1');
}

/** What a call is known by in logs. */
export type CallName = (callSid: string) => string;

/** A call is known in logs by a hash of its id whose key is made at start and kept nowhere. */
export function createCallName(): CallName {
  const key = randomBytes(32);
  return (callSid) => createHmac('sha256', key).update(callSid).digest('base64url').slice(0, 12);
}

function readError(error: unknown): { readonly error: string; readonly stack?: string | undefined } {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: 'unknown' };
}
