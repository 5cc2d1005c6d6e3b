import { createHmac } from 'node:crypto';

/** The parameters of a request; one that is sent twice is an array. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * The X-Twilio-Signature of a request: base64 HMAC-SHA1 over the full address and the sorted form.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signRequest(token: string, url: string, parameters: Parameters): string {
  const form = Object.keys(parameters)
    .sort()
    .map((name) => [...new Set([parameters[name] ?? ''].flat())].sort().map((value) => name + value))
    .flat()
    .join('');
  return createHmac('sha1', token)
    .update(url + form)
    .digest('base64');
}
