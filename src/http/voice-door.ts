import type { Request, RequestHandler, Response } from 'express';
import { namesItsCall } from '../telephony/request.ts';
import { isSigned, type Form } from '../telephony/signature.ts';
import { readForm } from './form.ts';
import type { Refusals } from './refusals.ts';

/** Takes a request that the phone company has signed. */
export type Take = (request: Request, response: Response, form: Form) => void | Promise<void>;

/** What the phone company's requests are checked by, and who takes which. */
export interface VoiceDoor {
  /** The origin that the phone company is told, and signs. */
  readonly publicUrl: string;
  /** Each of them is one that requests may be signed with. */
  readonly authTokens: readonly string[];
  /** The account that requests must be of; undefined: any. */
  readonly accountSid: string | undefined;
  readonly refusals: Refusals;
  /** Who takes an address's path; undefined for one that is nobody's. */
  readonly takerOf: (path: string) => Take | undefined;
}

const mostBytes = 16 * 1024;

/**
 * Lets through only what Twilio signed for PUBLIC_URL and the address as it was asked, and what names its call, its account and who calls; all else is 403 and empty. It stands before everything else that the app does,
 * as one handler: callers wait for nothing that only pages need.
 */
export function openVoiceDoor({
  publicUrl,
  authTokens,
  accountSid,
  refusals,
  takerOf,
}: VoiceDoor): RequestHandler {
  const check = async (request: Request, response: Response, take: Take): Promise<void> => {
    const form = await readForm(request, mostBytes);
    if (form === undefined) return;
    if (form === 'too large') {
      answerEmpty(response, 413);
      return;
    }
    const signature = request.headers['x-twilio-signature'];
    const url = `${publicUrl}${request.originalUrl}`;
    const isTwilios =
      typeof signature === 'string' && authTokens.some((token) => isSigned(token, signature, url, form));
    if (!isTwilios || !namesItsCall(form, accountSid)) {
      refusals.count(signature !== undefined);
      answerEmpty(response, 403);
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
