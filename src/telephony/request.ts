import type { CallEnd } from '../guide/node.ts';
import type { Heard } from '../guide/turn.ts';
import type { Form } from './signature.ts';

/** What the line reads of a voice request; everything else about the caller is left unread. */
export interface VoiceRequest {
  /** The call's id at the phone company; empty where it was not sent. */
  readonly callSid: string;
  /** The phone that calls: read only to send it a text that was asked for, and kept nowhere. */
  readonly from: string;
  /** Whether the carrier says that this is not the number that calls. Source: https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir */
  readonly isForged: boolean;
  readonly heard: Heard;
}

/**
 * Whether a form names its call, its account and who calls, as all of Twilio's do, and is of this account. A signature is over names and values
 * without a mark between: a form whose fields were cut at another place has the same one, and lacks one of these.
 */
export function namesItsCall(form: Form, accountSid: string | undefined): boolean {
  const account = first(form.AccountSid);
  return (
    /^CA[0-9a-f]{32}$/i.test(first(form.CallSid)) &&
    /^AC[0-9a-f]{32}$/i.test(account) &&
    (accountSid === undefined || account.toLowerCase() === accountSid.toLowerCase()) &&
    form.From !== undefined
  );
}

/** Reads a webhook's form. Total: a key of any shape is a key, and one that does not exist means nothing. */
export function readVoiceRequest(form: Form): VoiceRequest {
  // Where several keys are taken together, the one that ends them stands by itself.
  const digits = first(form.Digits) + (first(form.FinishedOnKey) === '*' ? '*' : '');
  const ended = callEnd(first(form.DialCallStatus), first(form.DialBridged));
  return {
    callSid: first(form.CallSid),
    from: first(form.From),
    isForged: first(form.StirVerstat).startsWith('TN-Validation-Failed'),
    heard: ended
      ? { kind: 'call', how: ended }
      : digits === ''
        ? { kind: 'silence' }
        : { kind: 'key', key: digits },
  };
}

/** Reads the request that tells the end of a call: its id, and its seconds where it was a call that took place. Source: https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export function readCallEnd(form: Form): { readonly callSid: string; readonly seconds: number | undefined } {
  const seconds = first(form.CallDuration);
  const tookPlace = ['', 'completed'].includes(first(form.CallStatus)) && /^\d{1,6}$/.test(seconds);
  return { callSid: first(form.CallSid), seconds: tookPlace ? Number(seconds) : undefined };
}

/**
 * How a call to somebody else ended; undefined where there was none. One that was answered but never joined to the caller, as by
 * an answering machine that presses no key, was not answered. Source: https://www.twilio.com/docs/voice/twiml/dial
 */
function callEnd(status: string, bridged: string): CallEnd | undefined {
  switch (status) {
    case '':
      return undefined;
    case 'completed':
    case 'answered':
      return bridged === 'false' ? 'no-answer' : 'completed';
    case 'busy':
    case 'no-answer':
      return status;
    default:
      return 'failed';
  }
}

function first(value: string | readonly string[] | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}
