import { performance } from 'node:perf_hooks';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { isSigned, type Form } from '../telephony/signature.ts';
import { readForm } from './form.ts';

/** Takes a request that the phone company has signed. */
export type Take = (request: Request, response: Response, form: Form) => void | Promise<void>;

/** What the phone company's requests are checked by, and who takes which. */
export interface VoiceDoor {
  /** The origin that the phone company is told, and signs. */
  readonly publicUrl: string;
  readonly authToken: string;
  readonly log: Logger;
  /** Who takes an address's path; undefined for one that is nobody's. */
  readonly takerOf: (path: string) => Take | undefined;
}

const mostBytes = 16 * 1024;
/** Milliseconds between two warnings of refused requests. */
const refusedEvery = 60_000;

/**
 * Lets through only what Twilio signed for PUBLIC_URL and the address as it was asked; all else is 403 and empty. It stands before everything else that the app does,
 * as one handler: callers wait for nothing that only pages need.
 */
export function openVoiceDoor({ publicUrl, authToken, log, takerOf }: VoiceDoor): RequestHandler {
  let told = -Infinity;

  const refuse = (response: Response): void => {
    const now = performance.now();
    if (now - told > refusedEvery) {
      told = now;
      log.warn(
        'a request was refused: if it was Twilio’s, PUBLIC_URL or TWILIO_AUTH_TOKEN is not what Twilio signs with',
      );
    }
    answerEmpty(response, 403);
  };
  const check = async (request: Request, response: Response, take: Take): Promise<void> => {
    const form = await readForm(request, mostBytes);
    if (form === undefined) return;
    if (form === 'too large') {
      answerEmpty(response, 413);
      return;
    }
    const signature = request.headers['x-twilio-signature'];
    const url = `${publicUrl}${request.originalUrl}`;
    if (typeof signature !== 'string' || !isSigned(authToken, signature, url, form)) {
      refuse(response);
      return;
    }
    await take(request, response, form);
  };
  return (request, response, next) => {
    const { url } = request;
    const end = url.indexOf('?');
    const take = takerOf(end === -1 ? url : url.slice(0, end));
    if (!take) next();
    else if (request.method !== 'POST') response.writeHead(405, { Allow: 'POST' }).end();
    else check(request, response, take).catch(next);
  };
}

function answerEmpty(response: Response, status: number): void {
  response
    .writeHead(status, { 'Content-Length': 0, ...(status === 413 ? { Connection: 'close' } : {}) })
    .end();
}
