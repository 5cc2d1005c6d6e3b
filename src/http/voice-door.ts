import type { Request, RequestHandler, Response } from 'express';
import { namesItsCall } from '../telephony/request.ts';
import { isSigned, type Form } from '../telephony/signature.ts';
import { readForm, type Unread } from './form.ts';
import type { Refusals } from './refusals.ts';

/** Takes a request that the phone company has signed. */
export type Take = (request: Request, response: Response, form: Form) => void | Promise<void>;

/** What the phone company's requests are checked by, and who takes which. */
interface VoiceDoor {
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
 * Lets through only what Twilio signed for PUBLIC_URL and the address as it was asked, and what names its call, its account and who calls; all else is 403 and empty, and a form that cannot be read has the status
 * of that. It stands before everything else that the app does,
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
    if (typeof form === 'number') {
      refuseUnread(response, form);
      return;
    }
    const signature = request.headers['x-twilio-signature'];
    const url = `${publicUrl}${request.originalUrl}`;
    const isTwilios =
      typeof signature === 'string' && authTokens.some((token) => isSigned(token, signature, url, form));
    if (!isTwilios || !namesItsCall(form, accountSid)) {
      refusals.count(signature !== undefined);
      response.writeHead(403, { 'Content-Length': 0 }).end();
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

/** Says how a form can be sent; what is too large, or sent in a manner that is not read, is not waited for. */
function refuseUnread(response: Response, status: Unread): void {
  const headers = status === 415 ? { 'Accept-Encoding': 'identity' } : { Connection: 'close' };
  response.writeHead(status, { 'Content-Length': 0, ...headers }).end();
}
