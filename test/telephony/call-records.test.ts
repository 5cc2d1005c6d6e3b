import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import { createCallRecords } from '../../src/telephony/call-records.ts';
import { post, startTestLine } from '../test-line.ts';
import { apiError, startTwilioApi, type ApiAnswer, type TwilioApi } from '../twilio-api.ts';

const accountSid = `AC${'1'.repeat(32)}`;
const callSid = `CA${'3'.repeat(32)}`;
const deletion = { method: 'DELETE', path: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json` };

interface Records {
  readonly api: TwilioApi;
  readonly told: { readonly undeleted: number; readonly code: number | undefined }[];
  readonly drop: (callSid: string) => void;
}

async function start(
  answer: (count: number) => ApiAnswer,
  waits: Parameters<typeof createCallRecords>[2] = {},
): Promise<Records> {
  const api = await startTwilioApi((_request, count) => answer(count));
  const told: Records['told'] = [];
  const account = { accountSid, authToken: 'a-token-for-tests', apiUrl: api.url };
  const { drop } = createCallRecords(account, (undeleted, code) => told.push({ undeleted, code }), {
    pause: [0, 0, 0],
    ...waits,
  });
  return { api, told, drop };
}

describe('the record of a call', () => {
  it('is deleted at Twilio when the call has ended, and the caller’s number is asked for nowhere', async () => {
    const api = await startTwilioApi(() => ({ status: 204 }));
    const line = await startTestLine({ TWILIO_ACCOUNT_SID: accountSid }, { twilioApi: api.url });
    await post(line, '/voice/status', { CallSid: callSid, CallStatus: 'completed' });
    await vi.waitFor(
      () => {
        expect(api.requests).toMatchObject([deletion]);
      },
      { timeout: 20_000 },
    );
  });

  it('is left alone where the hotline says so, and where there are no credentials', () => {
    const production = {
      PUBLIC_URL: 'https://line.example',
      TWILIO_AUTH_TOKEN: 'a-token-for-tests',
      GUIDANCE: 'faq',
      REVIEWED_ONLY: 'off',
    };
    const isOn = (environment: Record<string, string>): boolean =>
      readSettings({ ...production, ...environment }).deleteCallRecords;
    expect(isOn({ TWILIO_ACCOUNT_SID: accountSid })).toBe(true);
    expect(isOn({ TWILIO_ACCOUNT_SID: accountSid, DELETE_CALL_RECORDS: 'off' })).toBe(false);
    expect(isOn({})).toBe(false);
  });

  it('is tried again while Twilio says that the call has not ended', async () => {
    const { api, told, drop } = await start((count) => (count < 3 ? apiError(409, 20009) : { status: 204 }));
    drop(callSid);
    await vi.waitFor(() => {
      expect(api.requests).toHaveLength(3);
    });
    expect(told).toEqual([]);
  });

  it('that cannot be deleted is told by Twilio’s code alone', async () => {
    const { api, told, drop } = await start(() => apiError(500, 20500));
    drop(callSid);
    await vi.waitFor(() => {
      expect(told).toEqual([{ undeleted: 1, code: 20500 }]);
    });
    expect(api.requests).toHaveLength(3);
  });

  it('is left at Twilio where too many wait, and has a place again once one of them is deleted', async () => {
    const { api, told, drop } = await start(() => ({ status: 204 }), { most: 2 });
    for (let call = 0; call < 3; call += 1) drop(callSid);
    expect(told).toEqual([{ undeleted: 1, code: undefined }]);
    await vi.waitFor(() => {
      expect(api.requests).toHaveLength(2);
    });
    await vi.waitFor(() => {
      drop(callSid);
      expect(api.requests.length).toBeGreaterThan(2);
    });
  });

  it('that is gone already is deleted', async () => {
    const { api, told, drop } = await start(() => apiError(404, 20404));
    drop(callSid);
    await vi.waitFor(() => {
      expect(api.requests).toHaveLength(1);
    });
    expect(told).toEqual([]);
  });

  it('is asked for by nothing but a call’s id', async () => {
    const { api, drop } = await start(() => ({ status: 204 }));
    for (const id of ['', 'CA1', '../Messages', `CA${'z'.repeat(32)}`, `x${callSid}`, `${callSid}x`])
      drop(id);
    drop(callSid);
    await vi.waitFor(() => {
      expect(api.requests).toMatchObject([deletion]);
    });
  });
});
