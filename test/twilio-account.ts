import { apiError, startTwilioApi, type ApiAnswer, type TwilioApi } from './twilio-api.ts';

/** The account of these tests. */
export const accountSid = `AC${'1'.repeat(32)}`;
export const hotline = '+12025550188';

/** An account at Twilio as these tests have it. */
export interface Account {
  readonly status?: string;
  readonly type?: string;
  readonly profiles?: number;
  /** What the number is set to, by the names of the API; undefined where the account has no such number. */
  readonly number?: Readonly<Record<string, string>> | undefined;
  /** Every request is refused. */
  readonly isClosed?: boolean;
}

/** Plays an account: what is set on its number stays set. */
export async function startAccount(
  account: Account,
): Promise<TwilioApi & { readonly number: () => Readonly<Record<string, string>> }> {
  let number: Readonly<Record<string, string>> = {
    sid: `PN${'2'.repeat(32)}`,
    phone_number: hotline,
    ...account.number,
  };
  const answer = ({
    method,
    path,
    form,
  }: {
    method: string;
    path: string;
    form: Readonly<Record<string, string>>;
  }): ApiAnswer => {
    if (account.isClosed) return apiError(401, 20003);
    const { pathname } = new URL(path, 'http://api');
    if (pathname === `/2010-04-01/Accounts/${accountSid}.json`) {
      return {
        status: 200,
        body: { sid: accountSid, status: account.status ?? 'active', type: account.type ?? 'Full' },
      };
    }
    if (pathname === '/v1/CustomerProfiles') {
      const results = Array.from({ length: account.profiles ?? 1 }, () => ({
        sid: 'BU0',
        status: 'twilio-approved',
      }));
      return { status: 200, body: { results, meta: { key: 'results', next_page_url: null } } };
    }
    if (pathname.endsWith('/IncomingPhoneNumbers.json')) {
      const found = account.number === undefined ? [] : [number];
      return { status: 200, body: { incoming_phone_numbers: found, page: 0, page_size: 50 } };
    }
    if (pathname.includes('/IncomingPhoneNumbers/') && method === 'POST') {
      const changed = Object.entries(form).map(([name, value]) => [toSnake(name), value] as const);
      number = { ...number, ...Object.fromEntries(changed) };
      return { status: 200, body: number };
    }
    return apiError(404, 20404);
  };
  const api = await startTwilioApi(answer);
  return { ...api, number: () => number };
}

const toSnake = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter, index: number) => `${index > 0 ? '_' : ''}${letter.toLowerCase()}`);
