import type { Twilio } from 'twilio';
import type { SendText } from './texts.ts';

/** The account at Twilio, and where its API is asked; another address than Twilio's own is for trying things out. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiUrl?: string | undefined;
}

/** Twilio's own addresses: api, trusthub and the like. */
const twilioApi = /^https:\/\/[a-z]+\.twilio\.com/;
/** Milliseconds for a request. */
const timeout = 10_000;

/** Opens Twilio's own client; loaded only here, for the voice path does without it. */
export async function openTwilio({ accountSid, authToken, apiUrl }: TwilioAccount): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const { default: RequestClient } = await import('twilio/lib/base/RequestClient.js');
  const httpClient = new RequestClient({ timeout });
  if (apiUrl !== undefined) {
    const request = httpClient.request.bind(httpClient);
    httpClient.request = (options) => request({ ...options, uri: options.uri.replace(twilioApi, apiUrl) });
  }
  return twilio(accountSid, authToken, { httpClient });
}

/** The code of Twilio's error; undefined for one that is not Twilio's. */
export function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/**
 * Errors that say of a number that it gets no texts: none, not mobile, said STOP, not allowed there.
 * Source: https://www.twilio.com/docs/api/errors
 */
const unreachable = [21211, 21214, 21217, 21408, 21610, 21612, 21614];

/** Sends texts from the hotline's number; Twilio is asked to discard the words and to veil the number. `told` gets an error's code alone. */
export function createSendText(
  account: TwilioAccount,
  from: string,
  told: (code: number | undefined) => void,
): SendText {
  const client = openTwilio(account);
  return async (to, body) => {
    try {
      const { messages } = await client;
      await messages.create({ to, from, body, contentRetention: 'discard', addressRetention: 'obfuscate' });
      return 'sent';
    } catch (error) {
      const code = codeOf(error);
      if (code !== undefined && unreachable.includes(code)) return 'cannot';
      told(code);
      return 'failed';
    }
  };
}
