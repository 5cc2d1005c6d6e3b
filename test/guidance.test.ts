import { describe, expect, it } from 'vitest';
import { writeCompared } from '../src/facts/versions.ts';
import { shapeOf } from '../src/guide/shape.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import { heardTexts } from './phone/heard.ts';
import { amissOf } from './amiss-of.ts';
import { copyWords } from './copied-words.ts';
import { guides } from './guides.ts';
import { publicUrl, startTestLine, type TestLine } from './test-line.ts';
import { keysIn, keysTo } from './keys-to.ts';

const noon = (day: string) => (): number => Date.parse(`${day}T12:00:00Z`);

async function heardIn(line: TestLine, keys: string, lang = 'en'): Promise<readonly string[]> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=${lang}` },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(`${keys},h`)),
  });
  expect(record.failure).toBeUndefined();
  return heardTexts(record);
}

/** To whether it is safe to go, to its end. */
const isSafe = (line: TestLine): string => `-,${keysIn(line.guide()).keysTo('about-safe')},-,-,-,-,-`;
/** To the script of somebody who cannot go. */
const toScript = (line: TestLine): string =>
  `-,${keysIn(line.guide()).keysTo('cannot-go-phone', 'script-cannot-go')},-,-`;
const toBring = `-,${keysTo('bring')},-,-`;
const text = (line: TestLine, key: string, lang = 'en'): string => line.speech().text(key, lang);

describe('which guidance speaks', () => {
  it('is the one that is set', async () => {
    const faq = await startTestLine({ GUIDANCE: 'faq' });
    const later = await startTestLine({ GUIDANCE: '2026' });
    expect(await heardIn(faq, isSafe(faq))).toContain(text(faq, 'safe'));
    const heard = await heardIn(later, isSafe(later));
    expect(heard).toContain(text(later, 'arrests'));
    expect(heard).toContain(text(later, 'not-going'));
    expect(heard).not.toContain(text(faq, 'safe'));
  });

  it('can be another while the line runs, for whoever tries it out', async () => {
    const line = await startTestLine({ GUIDANCE: 'faq' });
    await line.speakVersion('2026');
    expect(await heardIn(line, isSafe(line))).toContain(text(line, 'arrests'));
    await line.speakVersion('faq');
    expect(await heardIn(line, isSafe(line))).toContain(text(line, 'safe'));
  });

  it('has whoever runs the line told which facts of the FAQ later copies contradict', async () => {
    const faq = await startTestLine({ GUIDANCE: 'faq' });
    const told = amissOf(faq).find((what) => what.includes('contradict'));
    for (const id of ['W3', 'W5', 'S3', 'RC1', 'M2']) expect(told).toMatch(new RegExp(`\\b${id}\\b`));
    const later = await startTestLine({ GUIDANCE: '2026' });
    expect(amissOf(later).some((what) => what.includes('contradict'))).toBe(false);
  });
});

describe('the age of what is said', () => {
  it('is that nobody has compared it, once an answer and at its end', async () => {
    const line = await startTestLine({ GUIDANCE: 'faq' });
    const heard = await heardIn(line, toBring);
    const never = text(line, 'not-compared');
    expect(heard.filter((one) => one === never)).toHaveLength(1);
    expect(heard.indexOf(never)).toBeGreaterThan(heard.indexOf(text(line, 'bring-identity')));
  });

  it('is the month of the comparison, and after 60 days that it may have changed since', async () => {
    const folders = copyWords();
    for (const id of ['B1', 'B2']) {
      const fact = guides.faq.facts[id];
      if (fact) writeCompared(`${folders.prompts}/facts`, fact, id, { year: 2026, month: 11 });
    }
    const line = await startTestLine({ GUIDANCE: 'faq' }, { folders, now: noon('2026-12-24') });
    const heard = await heardIn(line, toBring);
    for (const key of ['compared-in', 'month-11', 'year-2026']) expect(heard).toContain(text(line, key));
    expect(heard).not.toContain(text(line, 'compared-long-ago'));
    const later = await startTestLine({ GUIDANCE: 'faq' }, { folders, now: noon('2027-02-02') });
    expect(await heardIn(later, toBring)).toContain(text(later, 'compared-long-ago'));
  });
});

describe('what nobody has compared in time', () => {
  it('is not said any more in 2026: a person or a legal helper is named in its stead', async () => {
    const before = await startTestLine({ GUIDANCE: '2026' }, { now: noon('2027-05-29') });
    expect(await heardIn(before, isSafe(before))).toContain(text(before, 'arrests'));
    const after = await startTestLine({ GUIDANCE: '2026' }, { now: noon('2027-05-30') });
    const heard = await heardIn(after, isSafe(after));
    for (const key of ['arrests', 'afraid-ask']) expect(heard).not.toContain(text(after, key));
    expect(heard).toContain(text(after, 'silenced'));
    // What does not change fast is said on.
    expect(heard).toContain(text(after, 'not-going'));
  });

  it('takes every script with it, and no call ends in silence', async () => {
    const line = await startTestLine({ GUIDANCE: '2026' }, { now: noon('2027-06-01') });
    const heard = await heardIn(line, toScript(line));
    expect(heard).toContain(text(line, 'silenced'));
    expect(heard).not.toContain(text(line, 'say-cannot-go'));
  });

  it('is told fourteen days before, with the day', async () => {
    const told = (day: string): Promise<readonly string[]> =>
      startTestLine({ GUIDANCE: '2026' }, { now: noon(day) }).then((line) => amissOf(line));
    expect((await told('2027-05-14')).some((what) => what.includes('2027-05-30'))).toBe(false);
    const warned = (await told('2027-05-17')).find((what) => what.includes('2027-05-30'));
    expect(warned).toMatch(/\bW5\b/);
    expect((await told('2027-06-01')).some((what) => what.includes('said no more'))).toBe(true);
  });

  it('never silences the FAQ, which says its age', async () => {
    const line = await startTestLine({ GUIDANCE: 'faq' }, { now: noon('2031-01-01') });
    const heard = await heardIn(line, isSafe(line));
    expect(heard).toContain(text(line, 'safe'));
    expect(heard).toContain(text(line, 'not-compared'));
  });
});

describe('the scripts of 2026', () => {
  it('begin with what the caller wants, and ask for an interpreter only if asked', async () => {
    const line = await startTestLine({ GUIDANCE: '2026' });
    const heard = await heardIn(line, `${toScript(line)},-,-,-,-,-,-`, 'es');
    const first = heard.indexOf(text(line, 'say-cannot-go', 'en'));
    const asking = heard.indexOf(text(line, 'may-have-interpreter', 'en'));
    expect(first).toBeGreaterThan(-1);
    expect(asking).toBeGreaterThan(first);
  });

  it('say of the court nothing about a copy, but to whoever mailed one', () => {
    const { nodes } = shapeOf(guides['2026']);
    const says = (id: string, line: string): boolean => JSON.stringify(nodes.get(id)).includes(`"${line}"`);
    expect(says('script-court-need', 'say-copy')).toBe(false);
    expect(says('script-hearing', 'say-copy')).toBe(false);
    const toCopy = [...(shapeOf(guides['2026']).ledToBy.get('script-receipt-court') ?? [])].filter(
      (id) => id !== 'script-receipt-court',
    );
    expect(toCopy).toEqual(['notice-court-late']);
  });
});
