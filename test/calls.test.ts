import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../src/phone/keys.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import { guides } from './guides.ts';
import { publicUrl, startTestLine, type TestLine } from './test-line.ts';

/**
 * A whole call: what is called and pressed, and where it goes. The places are rewritten by
 * `npm test -- --update` and by nothing else; how to write a call stands in docs/testing.md.
 */
interface WholeCall {
  readonly title: string;
  /** The number's own address after /voice. */
  readonly number: string;
  /** As `npx line phone --keys` takes them. */
  readonly keys: string;
  /** The version of the guidance that is called; the FAQ unless named. */
  readonly guidance?: string;
  readonly places?: readonly string[];
  readonly ended?: string;
}

const folder = path.join(import.meta.dirname, 'calls');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function play(line: TestLine, { number, keys }: WholeCall, typeAhead: boolean): Promise<CallRecord> {
  const clock = createInstantClock();
  return placeCall({
    line: { voiceUrl: line.voiceUrl + number },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(keys)),
    typeAhead,
  });
}

describe('whole calls', () => {
  it('are at least twenty, one for each script of each version among them', () => {
    const all = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join();
    const scripts = new Set(all.match(/script-[a-z-]+/g));
    expect(files.length).toBeGreaterThanOrEqual(20);
    expect([...scripts].toSorted()).toEqual(Object.keys(guides['2026'].scripts).toSorted());
  });

  it.each(files)('%s', async (name) => {
    const file = path.join(folder, name);
    const { title, number, keys, guidance } = JSON.parse(readFileSync(file, 'utf8')) as WholeCall;
    const line = await startTestLine({
      LEGAL_HELP: 'old',
      ...(guidance === undefined ? {} : { GUIDANCE: guidance }),
    });
    const call = { title, number, keys, ...(guidance === undefined ? {} : { guidance }) };
    const record = await play(line, call, false);
    const ahead = await play(line, call, true);
    expect(record.failure).toBeUndefined();
    expect(placesOf(ahead)).toEqual(placesOf(record));
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
    const played: WholeCall = { ...call, places: placesOf(record), ended: record.ended };
    await expect(`${JSON.stringify(played, undefined, 2)}\n`).toMatchFileSnapshot(file);
  });
});
