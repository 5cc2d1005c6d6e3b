import { onTestFinished } from 'vitest';
import { openTwilioApi, type ApiAnswer, type ApiRequest, type TwilioApi } from './twilio-api-server.ts';

export { apiError, type ApiAnswer, type ApiRequest, type TwilioApi } from './twilio-api-server.ts';

/** Plays Twilio's API for a test, and is closed with it; each request is answered as `answer` says. */
export async function startTwilioApi(
  answer: (request: ApiRequest, count: number) => ApiAnswer,
): Promise<TwilioApi> {
  const { close, ...api } = await openTwilioApi(answer);
  onTestFinished(close);
  return api;
}
