import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playWholeCall, readWholeCall, savedCallNames, toCallText } from '../src/cli/saved-calls.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import { guides } from './guides.ts';
import { publicUrl, startTestLine } from './test-line.ts';

const folder = path.join(import.meta.dirname, 'calls');
const files = savedCallNames(folder);

describe('whole calls', () => {
  it('are at least twenty, one for each script of each version among them', () => {
    const all = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join();
    const scripts = new Set(all.match(/script-[a-z-]+/g));
    expect(files.length).toBeGreaterThanOrEqual(20);
    expect([...scripts].toSorted()).toEqual(Object.keys(guides['2026'].scripts).toSorted());
  });

  it.each(files)('%s (npx line accept)', async (name) => {
    const call = readWholeCall(folder, name);
    const line = await startTestLine({ LEGAL_HELP: 'old', GUIDANCE: call.guidance ?? 'faq' });
    const record = await playWholeCall(line, call, { publicUrl });
    const ahead = await playWholeCall(line, call, { publicUrl, typeAhead: true });
    expect(record.failure).toBeUndefined();
    expect(placesOf(ahead)).toEqual(placesOf(record));
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect(toCallText(call, record)).toBe(readFileSync(path.join(folder, name), 'utf8'));
  });
});
