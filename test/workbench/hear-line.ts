import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import { heardTexts } from '../phone/heard.ts';
import type { TestBench } from './test-bench.ts';

/** What a caller of a language hears who presses these keys, and then hangs up. */
export async function hearLine(
  { line, authToken }: TestBench,
  language: string,
  keys: string,
): Promise<readonly string[]> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=${language}` },
    authToken,
    publicUrl: line.publicUrl,
    clock,
    caller: createScript(clock, readKeys(`${keys},h`)),
  });
  if (record.failure) throw new Error(`[test] the call failed: ${JSON.stringify(record.failure)}`);
  return heardTexts(record);
}
