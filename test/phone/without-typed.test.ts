import { expect, it } from 'vitest';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import { withoutTyped } from '../../src/phone/record.ts';
import { toSavedCall } from '../../src/workbench/phone/saved-call.ts';
import { publicUrl, startTestLine } from '../test-line.ts';
import { keysFrom, keysTo } from '../keys-to.ts';

it('a call that is written to a file has no ZIP code that somebody typed, and can be made again', async () => {
  const line = await startTestLine({}, { now: () => Date.parse('2025-11-17T18:00:00Z') });
  const call = (keys: string): ReturnType<typeof placeCall> => {
    const clock = createInstantClock();
    return placeCall({
      line: { voiceUrl: `${line.voiceUrl}?lang=es` },
      authToken: line.authToken,
      publicUrl,
      from: '+15555550123',
      callSid: `CA${'1'.repeat(32)}`,
      clock,
      caller: createScript(clock, readKeys(keys)),
      dial: () => ({ kind: 'no-answer' }),
    });
  };
  const record = await call(
    `${keysTo('missed-recent')},-,-,${keysFrom('missed-recent', 'zip')},7,9,9,3,6,-,1,h`,
  );
  const written = withoutTyped(record);
  const saved = toSavedCall(record, 'Legal help', '?lang=es');
  for (const text of [JSON.stringify([written, saved]), written.keys.join('')])
    expect(text).not.toContain('79936');
  expect(written.keys.join('')).toHaveLength(record.keys.join('').length);
  expect(saved.places.map((place) => place.split(' >')[0])).toEqual(
    toSavedCall(await call(saved.keys), '', '').places.map((place) => place.split(' >')[0]),
  );
});
