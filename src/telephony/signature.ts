import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** The form of a webhook, as Twilio posts it; a parameter sent twice is an array. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/**
 * Whether Twilio signed this request: the full address as it was asked, and the form.
 * Fails closed: an address that cannot be read, or a signature that is missing, is not signed.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSigned(token: string, signature: string | undefined, url: string, form: Form): boolean {
  if (token === '' || signature === undefined) return false;
  try {
    return validateRequest(token, signature, url, form);
  } catch {
    return false;
  }
}
