import { codeOf, openTwilio, type TwilioAccount } from './twilio-api.ts';

/** A call that the line makes: what whoever answers hears, and where its end is told. */
interface CallOut {
  readonly to: string;
  readonly twiml: string;
  readonly ended: string;
}

/** Makes a call; whether the phone company has taken it. Never rejects. */
export type MakeCall = (call: CallOut) => Promise<boolean>;

/** Seconds of ringing. */
const rings = 25;

/** Calls from the hotline's number. Source: https://www.twilio.com/docs/voice/api/call-resource. `told` gets an error's code alone. */
export function createCallsOut(
  account: TwilioAccount,
  from: string,
  told: (code: number | undefined) => void,
): MakeCall {
  let client: ReturnType<typeof openTwilio> | undefined;
  return async ({ to, twiml, ended }) => {
    try {
      const { calls } = await (client ??= openTwilio(account));
      await calls.create({ to, from, twiml, statusCallback: ended, timeout: rings, record: false });
      return true;
    } catch (error) {
      told(codeOf(error));
      return false;
    }
  };
}
