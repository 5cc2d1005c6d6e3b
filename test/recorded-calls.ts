import { expect } from 'vitest';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { publicUrl, type TestLine } from './test-line.ts';

/** A call in which keys are pressed as a script says, which must not fail and of which nothing may be odd. */
export async function callWithKeys(line: TestLine, keys: string, number = ''): Promise<CallRecord> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: line.voiceUrl + number },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(keys)),
    typeAhead: false,
  });
  expect(record.failure).toBeUndefined();
  expect(record.warnings).toEqual([]);
  return record;
}

/** The lines whose recordings were played, every file fetched and decoded by the phone. */
export const played = ({ timeline }: CallRecord): readonly string[] =>
  timeline.flatMap(({ kind, url = '' }) =>
    kind === 'play' ? [/([^/]+)\.[0-9a-f]{16}\.wav/.exec(url)?.[1] ?? url] : [],
  );

/** The languages that voices spoke. */
export const spokenLanguages = ({ timeline }: CallRecord): ReadonlySet<string | undefined> =>
  new Set(timeline.filter(({ kind }) => kind === 'say').map(({ language }) => language));

/** The places that were asked for, as `es/main`. */
export const nodesOf = ({ requests }: CallRecord): readonly string[] =>
  requests.slice(1).map(({ url }) => new URL(url).pathname.replace('/voice/', ''));
