import type { Recorded } from '../src/phone/call-options.ts';
import {
  apiError,
  openTwilioApi,
  type ApiAnswer,
  type ApiRequest,
  type TwilioApi,
} from './twilio-api-server.ts';

/** What of the recordings' API does not work just now. */
interface RecordingsTrouble {
  /** How often a recording is asked for before it can be had. */
  notYet: number;
  /** Nothing can be deleted. */
  isStuck: boolean;
}

/** An account at Twilio that keeps recordings. */
export interface RecordingsApi extends TwilioApi {
  /** Keeps what the simulated phone has recorded. */
  readonly keep: (recorded: Recorded) => void;
  /** The ids of those that lie there. */
  readonly kept: () => readonly string[];
  readonly trouble: RecordingsTrouble;
}

/** Plays the part of Twilio's API that keeps recordings: each request needs the account's credentials. */
export async function openRecordingsApi(
  authToken: string,
): Promise<RecordingsApi & { readonly close: () => Promise<void> }> {
  const kept = new Map<string, Recorded>();
  const trouble: RecordingsTrouble = { notYet: 0, isStuck: false };
  const answer = (request: ApiRequest): ApiAnswer => {
    const [, account = '', what = ''] =
      /^\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})\/(.+)$/.exec(request.path) ?? [];
    const credentials = Buffer.from(`${account}:${authToken}`).toString('base64');
    if (request.authorization !== `Basic ${credentials}`) return apiError(401, 20003);
    const [, call] = /^Calls\/(CA[0-9a-f]{32})\/Recordings\.json/.exec(what) ?? [];
    if (call !== undefined) {
      const recordings = [...kept.values()].filter(({ callSid }) => callSid === call);
      return { status: 200, body: { recordings: recordings.map(({ sid }) => ({ sid })) } };
    }
    const [, sid = ''] = /^Recordings\/(RE[0-9a-f]{32})\.(?:wav|json)$/.exec(what) ?? [];
    const found = kept.get(sid);
    if (found?.accountSid !== account) return apiError(404, 20404);
    if (request.method === 'DELETE') {
      if (trouble.isStuck) return apiError(500, 20500);
      kept.delete(sid);
      return { status: 204 };
    }
    if (trouble.notYet > 0) {
      trouble.notYet -= 1;
      return apiError(404, 20404);
    }
    return { status: 200, sound: found.wav };
  };
  const api = await openTwilioApi(answer);
  return {
    ...api,
    keep: (recorded) => void kept.set(recorded.sid, recorded),
    kept: () => [...kept.keys()],
    trouble,
  };
}
