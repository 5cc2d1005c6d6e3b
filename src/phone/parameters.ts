import { randomBytes } from 'node:crypto';
import type { Parameters } from './sign.ts';

/** Who calls whom, where a test does not leave it to the phone. */
export interface Parties {
  readonly accountSid?: string;
  /** The caller's number. */
  readonly from?: string;
  /** The line's number. */
  readonly to?: string;
  readonly callSid?: string;
}

/** A new call's id. */
export function createCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}

/**
 * The parameters that every request of a call carries; numbers are fictional unless given.
 * Source: https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function createParameters(parties: Parties = {}): Parameters {
  const { from = '+12025550100', to = '+12025550199' } = parties;
  const places = ['Caller', 'Called', 'From', 'To'].flatMap((side) =>
    ['City', 'State', 'Zip', 'Country'].map((what): [string, string] => [side + what, '']),
  );
  return {
    AccountSid: parties.accountSid ?? `AC${'0'.repeat(32)}`,
    ApiVersion: '2010-04-01',
    CallSid: parties.callSid ?? createCallSid(),
    CallStatus: 'in-progress',
    Called: to,
    Caller: from,
    Direction: 'inbound',
    From: from,
    To: to,
    ...Object.fromEntries<string>(places),
  };
}
