import { expect, it } from 'vitest';
import { withoutTyped } from '../../src/phone/record.ts';
import { toSavedCall } from '../../src/workbench/phone/saved-call.ts';
import { startTestLine } from '../test-line.ts';
import { callIn, keysToZip } from '../zip-call.ts';

it('a call that is written to a file has no ZIP code that somebody typed, and can be made again', async () => {
  const line = await startTestLine({}, { now: () => Date.parse('2025-11-17T18:00:00Z') });
  const call = (keys: string): ReturnType<typeof callIn> => callIn('es', line, keys);
  const record = await call(`${keysToZip},7,9,9,3,6,-,1,h`);
  const written = withoutTyped(record);
  const saved = toSavedCall(record, 'Legal help', '?lang=es');
  for (const text of [JSON.stringify([written, saved]), written.keys.join('')])
    expect(text).not.toContain('79936');
  expect(written.keys.join('')).toHaveLength(record.keys.join('').length);
  expect(saved.places.map((place) => place.split(' >')[0])).toEqual(
    toSavedCall(await call(saved.keys), '', '').places.map((place) => place.split(' >')[0]),
  );
});
