import type { TwilioAccount } from './twilio-api.ts';

/** What came of asking for a recording: its sound; that there is none, or not yet; or that the account did not answer as it should. */
export type Fetched = { readonly wav: Buffer } | 'none' | 'failed';

/** The recordings of an account at Twilio. Nothing rejects. */
export interface TwilioRecordings {
  /** The sound of a recording as WAV; it is asked for again for a moment, for it cannot always be had at once. */
  readonly fetch: (sid: string) => Promise<Fetched>;
  /** Whether it is gone, by this or before. */
  readonly drop: (sid: string) => Promise<boolean>;
  /** Those of a call; undefined where that cannot be told. */
  readonly ofCall: (callSid: string) => Promise<readonly string[] | undefined>;
}

const api = 'https://api.twilio.com';
/** Milliseconds for a request. */
const timeout = 4_000;
/** Milliseconds before each further try for a recording that is not there yet. */
const waits = [150, 350, 700];
/** Ten minutes as the telephone has them. */
const mostBytes = 10 * 1024 * 1024;

/** Whether this is the id of a recording: it alone goes into an address. */
export function isRecordingSid(text: string): boolean {
  return /^RE[0-9a-f]{32}$/.test(text);
}

/** The recordings of an account. Source: https://www.twilio.com/docs/voice/api/recording */
export function createRecordings({ accountSid, authToken, apiUrl = api }: TwilioAccount): TwilioRecordings {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const ask = async (path: string, method: 'GET' | 'DELETE'): Promise<Response | undefined> => {
    try {
      const address = `${apiUrl}/2010-04-01/Accounts/${accountSid}/${path}`;
      const headers = { Authorization: authorization };
      return await fetch(address, { method, headers, signal: AbortSignal.timeout(timeout) });
    } catch {
      return undefined;
    }
  };
  const fetchOnce = async (sid: string): Promise<Fetched> => {
    const response = await ask(`Recordings/${sid}.wav`, 'GET');
    if (response?.status === 404) return 'none';
    if (!response?.ok || Number(response.headers.get('content-length') ?? 0) > mostBytes) return 'failed';
    try {
      return { wav: Buffer.from(await response.arrayBuffer()) };
    } catch {
      return 'failed';
    }
  };
  return {
    fetch: async (sid) => {
      let fetched = await fetchOnce(sid);
      for (const wait of waits) {
        if (typeof fetched !== 'string') break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        fetched = await fetchOnce(sid);
      }
      return fetched;
    },
    drop: async (sid) => {
      const response = await ask(`Recordings/${sid}.json`, 'DELETE');
      return response !== undefined && (response.ok || response.status === 404);
    },
    ofCall: async (callSid) => {
      const response = await ask(`Calls/${callSid}/Recordings.json`, 'GET');
      if (!response?.ok) return undefined;
      try {
        const { recordings } = (await response.json()) as {
          readonly recordings: readonly { readonly sid: string }[];
        };
        return recordings.map(({ sid }) => sid).filter(isRecordingSid);
      } catch {
        return undefined;
      }
    },
  };
}
