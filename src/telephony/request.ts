import type { Heard } from '../guide/step.ts';
import type { Form } from './signature.ts';

/** What the line reads of a voice request; everything else about the caller is left unread. */
export interface VoiceRequest {
  /** The call's id at the phone company; empty where it was not sent. */
  readonly callSid: string;
  readonly heard: Heard;
}

/** Reads a webhook's form. Total: a key of any shape is a key, and one that does not exist means nothing. */
export function readVoiceRequest(form: Form): VoiceRequest {
  const digits = first(form.Digits);
  return {
    callSid: first(form.CallSid),
    heard: digits === '' ? { kind: 'silence' } : { kind: 'key', key: digits },
  };
}

function first(value: string | readonly string[] | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}
