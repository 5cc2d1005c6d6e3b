import type { Twilio } from 'twilio';
import { codeOf } from './twilio-api.ts';

/** What a phone number is set to at Twilio. */
export interface NumberSetup {
  readonly voiceUrl: string;
  readonly voiceMethod: string;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: string;
  readonly statusCallback: string;
  readonly statusCallbackMethod: string;
  /** An application or a trunk that is set makes Twilio ignore the addresses. */
  readonly voiceApplicationSid: string;
  readonly trunkSid: string;
}

/** A number of the account. */
export interface AccountNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly setup: NumberSetup;
}

/** What the number is to be set to. */
interface Wanted {
  /** The line's own origin. */
  readonly publicUrl: string;
  /** For a number of one language. */
  readonly language?: string | undefined;
  readonly fallback?: { readonly url: string; readonly method: 'GET' | 'POST' } | undefined;
}

/** Rides on the number's own address: what Twilio does when an answer fails or is late. */
const overrides = '#rc=2&rp=ct,rt,5xx&rt=4000';

const fields = [
  'voiceUrl',
  'voiceMethod',
  'voiceFallbackUrl',
  'voiceFallbackMethod',
  'statusCallback',
  'statusCallbackMethod',
  'voiceApplicationSid',
  'trunkSid',
] as const satisfies readonly (keyof NumberSetup)[];

/** The setup that a number of the line has. */
export function wantedSetup({ publicUrl, language, fallback }: Wanted): NumberSetup {
  const lang = language === undefined ? '' : `?lang=${language}`;
  return {
    voiceUrl: `${publicUrl}/voice${lang}${overrides}`,
    voiceMethod: 'POST',
    voiceFallbackUrl: fallback?.url ?? '',
    voiceFallbackMethod: fallback?.method ?? 'POST',
    statusCallback: `${publicUrl}/voice/status`,
    statusCallbackMethod: 'POST',
    voiceApplicationSid: '',
    trunkSid: '',
  };
}

/** Finds a number in the account. Throws an Error that says what the account has where it is not there. */
export async function findNumber(
  { incomingPhoneNumbers }: Twilio,
  phoneNumber: string,
): Promise<AccountNumber> {
  const [found] = await incomingPhoneNumbers.list({ phoneNumber, limit: 20 }).catch((error: unknown) => {
    const code = codeOf(error);
    throw new Error(
      `the account could not be asked for ${phoneNumber} (${code === undefined ? 'no answer' : `Twilio error ${code}`}): check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN`,
      { cause: error },
    );
  });
  if (!found) {
    throw new Error(
      `${phoneNumber} is no number of this account: look for it in the Twilio console under Phone Numbers, Active numbers`,
    );
  }
  const setup = Object.fromEntries(fields.map((field) => [field, (found[field] as string | null) ?? '']));
  return { sid: found.sid, phoneNumber: found.phoneNumber, setup: setup as unknown as NumberSetup };
}

/** Sets a number up. */
export async function setUpNumber(client: Twilio, { sid }: AccountNumber, setup: NumberSetup): Promise<void> {
  await client.incomingPhoneNumbers(sid).update({ ...setup });
}

/** What differs between two setups, a line each. */
export function compareSetups(before: NumberSetup, after: NumberSetup): readonly string[] {
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => `${field}: ${shown(before[field])} -> ${shown(after[field])}`);
}

const shown = (value: string): string => (value === '' ? '(none)' : value);
