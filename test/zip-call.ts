import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { keysFrom, keysTo } from './keys-to.ts';
import { publicUrl, type TestLine } from './test-line.ts';

/** The keys from the main menu to the question for a ZIP code. */
export const keysToZip = `${keysTo('missed-recent')},-,-,${keysFrom('missed-recent', 'zip')}`;

/** Places a call in a language, with keys; nobody whom it is passed on to answers. */
export function callIn(language: string, line: TestLine, keys: string): Promise<CallRecord> {
  const clock = createInstantClock();
  return placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=${language}`, statusCallback: `${line.voiceUrl}/status` },
    authToken: line.authToken,
    publicUrl,
    from: '+15555550123',
    callSid: `CA${'1'.repeat(32)}`,
    clock,
    caller: createScript(clock, readKeys(keys)),
    dial: () => ({ kind: 'no-answer' }),
  });
}
