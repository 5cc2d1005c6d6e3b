import * as z from 'zod';
import { readKeys, toKeys } from '../../phone/keys.ts';
import { withoutTyped, type CallRecord } from '../../phone/record.ts';
import type { SavedCall } from './events.ts';

/** A call as a file of test/calls has it; `number` is what was called, after /voice. */
export function toSavedCall(call: CallRecord, title: string, number: string): SavedCall {
  const record = withoutTyped(call);
  return { title, number, keys: toKeys(record), places: placesOf(record), ended: record.ended };
}

/** Where a call was, a place a document: the language, the node, the stop within it, and the key that led there. */
export function placesOf({ requests, ended }: CallRecord): readonly string[] {
  const places = requests.slice(1).map(({ url, parameters }) => {
    const { pathname, searchParams } = new URL(url);
    const stop = searchParams.get('m');
    const digits = typeof parameters.Digits === 'string' ? ` > ${parameters.Digits}` : '';
    return `${pathname.replace('/voice/', '').replace('/', ' ')}${stop === null ? '' : ` ${stop}`}${digits}`;
  });
  return [...places, ended === 'caller' ? 'hangs up' : 'goodbye'];
}

/** A number of the line, as its own address after /voice has it: `?lang=es`. */
export const numberSchema = z
  .string()
  .regex(/^(?:\?[a-z=&]{0,60})?$/)
  .default('');

const savedSchema = z.object({
  title: z.string().max(200).default(''),
  number: numberSchema,
  keys: z.string().max(5000),
});

/** What of a saved call is played again. Throws an error that says what is wrong with the file. */
export function readSavedCall(value: unknown): z.infer<typeof savedSchema> {
  const read = savedSchema.safeParse(value);
  if (!read.success) throw new Error(`this is no saved call: ${z.prettifyError(read.error)}`);
  readKeys(read.data.keys);
  return read.data;
}
