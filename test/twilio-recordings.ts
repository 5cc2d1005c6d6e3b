import { onTestFinished } from 'vitest';
import { openRecordingsApi, type RecordingsApi } from './twilio-recordings-server.ts';

export type { RecordingsApi } from './twilio-recordings-server.ts';

/** Plays the part of Twilio's API that keeps recordings, for a test, and is closed with it. */
export async function startRecordingsApi(authToken: string): Promise<RecordingsApi> {
  const { close, ...api } = await openRecordingsApi(authToken);
  onTestFinished(close);
  return api;
}
