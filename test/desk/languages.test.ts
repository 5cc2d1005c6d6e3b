import { describe, expect, it, onTestFinished } from 'vitest';
import type { Bench } from '../../src/desk/bench.ts';
import type { Outcome } from '../../src/desk/outcome.ts';
import type { LanguageValue } from '../../src/desk/language-values.ts';
import { openDesk } from '../../src/desk/database.ts';
import { addLanguage } from '../../src/speech/add-language.ts';
import type { Surveyed } from '../../src/speech/survey.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { allWords } from '../guides.ts';
import {
  agree,
  ana,
  ben,
  benchOver,
  cleo,
  databaseDrivers,
  filesDriver,
  prepareDatabases,
} from './benches.ts';
import { engines } from '../usage/engines.ts';
import { groundOf } from './ground.ts';

const somali: LanguageValue = {
  name: 'Soomaali',
  english: 'Somali',
  written: true,
  scripts: ['Latin'],
  voice: false,
  draft: true,
};
const mam: LanguageValue = { ...somali, name: 'Mam', english: 'Mam', written: false, draft: false };
const sara = { id: 'sara', role: 'speaker', languages: ['so'] } as const;

async function surveyOf(bench: Bench, code: string): Promise<Surveyed> {
  const one = (await bench.survey()).find(({ info }) => info.code === code);
  if (!one) throw new Error(`there is no ${code}`);
  return one;
}

async function write(bench: Bench, actor: typeof ana, line: string, text: string): Promise<Outcome> {
  const there = await bench.line({ language: 'so', line });
  return bench.write(actor, { language: 'so', line }, { text, seen: there?.seen ?? '', meaning: undefined });
}

describe.each([filesDriver, ...databaseDrivers])('a language that is started over $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('is there as a draft, each line the English, and English says its name', async () => {
    const bench = await fresh();
    expect(await bench.setLanguage(ben, 'so', somali, '')).toMatchObject({ kind: 'done' });
    expect(await bench.language('so')).toMatchObject({ code: 'so', value: somali });
    const one = await surveyOf(bench, 'so');
    expect(one.translated).toEqual([]);
    expect(one.untranslated.length).toBeGreaterThan(200);
    const lines = await bench.lines('so');
    expect(lines.every(({ text, english }) => text === english)).toBe(true);
    expect((await bench.lines('en')).find(({ line }) => line.endsWith('-so'))?.text).toContain('Somali');
  });

  it('is written line by line, and recorded only where it is written', async () => {
    const bench = await fresh();
    await bench.setLanguage(ana, 'so', somali, '');
    expect(await write(bench, ana, 'safe', 'Waa ammaan.')).toMatchObject({ kind: 'done' });
    expect((await surveyOf(bench, 'so')).translated).toEqual(['safe']);
    await agree(bench, ana, 'so');
    const take = { bytes: Buffer.from('no sound'), seen: '' };
    const open = { language: 'so', line: 'goodbye-thanks' };
    expect(await bench.keep(ana, open, take)).toMatchObject({ kind: 'refused' });
  });

  it('has no words where nobody writes it: it is recorded from the English', async () => {
    const bench = await fresh();
    expect(await bench.setLanguage(ana, 'mam', mam, '')).toMatchObject({ kind: 'done' });
    const lines = await bench.lines('mam');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.every(({ text, review }) => text === undefined && review === 'none')).toBe(true);
  });

  it('takes the voice that is known for its code, and no other', async () => {
    const bench = await fresh();
    const vi = { ...somali, name: 'Tiếng Việt', english: 'Vietnamese', voice: true };
    expect(await bench.setLanguage(ana, 'vi', vi, '')).toMatchObject({ kind: 'done' });
    expect((await surveyOf(bench, 'vi')).info.voice?.language).toBe('vi-VN');
    const none = await bench.setLanguage(ana, 'so', { ...somali, voice: true }, '');
    expect(none.kind).toBe('refused');
  });

  it('is started by owners and editors alone, once, under a code, in scripts that there are', async () => {
    const bench = await fresh();
    expect((await bench.setLanguage(cleo, 'so', somali, '')).kind).toBe('forbidden');
    expect((await bench.setLanguage(ana, 'So1', somali, '')).kind).toBe('refused');
    expect((await bench.setLanguage(ana, 'en', somali, '')).kind).toBe('refused');
    expect((await bench.setLanguage(ana, 'consent', somali, '')).kind).toBe('refused');
    expect((await bench.setLanguage(ana, 'es', somali, '')).kind).toBe('refused');
    const odd = { ...somali, scripts: ['Runish'] };
    expect((await bench.setLanguage(ana, 'so', odd, '')).kind).toBe('refused');
    expect(await bench.language('so')).toBeUndefined();
    await bench.setLanguage(ana, 'so', somali, '');
    expect((await bench.setLanguage(ben, 'so', somali, '')).kind).toBe('refused');
  });

  it('stays a draft while its essentials are English, and tells whoever saw something else what stands there', async () => {
    const bench = await fresh();
    await bench.setLanguage(ana, 'so', somali, '');
    const { seen = '' } = (await bench.language('so')) ?? {};
    const ready = { ...somali, draft: false };
    expect((await bench.setLanguage(ana, 'so', ready, seen)).kind).toBe('refused');
    expect(await bench.setLanguage(ana, 'so', { ...somali, name: 'Af-Soomaali' }, seen)).toMatchObject({
      kind: 'done',
    });
    const late = await bench.setLanguage(ben, 'so', { ...somali, name: 'Somali' }, seen);
    expect(late).toMatchObject({ kind: 'conflict', theirs: expect.stringContaining('Af-') as string });
  });

  it('has a glossary that its speakers write, and nobody of another language', async () => {
    const bench = await fresh();
    await bench.setLanguage(ana, 'so', somali, '');
    const glossary = { terms: { 'work permit': ['ogolaansho shaqo'] }, hedges: { can: ['karaa'] } };
    const { seenGlossary = '' } = (await bench.language('so')) ?? {};
    expect((await bench.setGlossary(cleo, 'so', glossary, seenGlossary)).kind).toBe('forbidden');
    expect(await bench.setGlossary(sara, 'so', glossary, seenGlossary)).toMatchObject({ kind: 'done' });
    expect((await surveyOf(bench, 'so')).info).toMatchObject(glossary);
    expect((await bench.setGlossary(ana, 'so', { terms: {}, hedges: {} }, seenGlossary)).kind).toBe(
      'conflict',
    );
    const { seenGlossary: now = '' } = (await bench.language('so')) ?? {};
    expect(await bench.setGlossary(ana, 'so', glossary, now)).toEqual({ kind: 'same' });
  });

  it('tells a review of another hotline beside the words, and counts it as none', async () => {
    const bench = await fresh();
    const place = { language: 'es', line: 'safe' };
    const { seen = '', seenEnglish = '' } = (await bench.line(place)) ?? {};
    const review = { from: 'Open Door', on: '2026-10-01', english: seenEnglish, translation: seen };
    expect(await bench.vouch(ana, place, review)).toMatchObject({ kind: 'done' });
    expect(await bench.vouch(ana, place, review)).toEqual({ kind: 'same' });
    expect(await bench.line(place)).toMatchObject({ review: 'unreviewed', elsewhere: [review] });
    const other = { ...review, translation: '0123456789abcdef' };
    expect((await bench.vouch(ana, place, other)).kind).toBe('refused');
  });
});

describe.each(engines)('a language that a hotline has started, in $name', ({ open }) => {
  const databases = prepareDatabases(open);

  it('is told among what publishing would change, and follows the English where nobody has written it', async () => {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const bench = benchOver(store);
    await bench.setLanguage(ana, 'so', somali, '');
    expect((await bench.difference()).languages).toEqual(['so']);
    const en = { language: 'en', line: 'goodbye-thanks' };
    const { seen = '' } = (await bench.line(en)) ?? {};
    await bench.write(ana, en, { text: 'Thank you. Take care.', seen, meaning: undefined });
    expect((await bench.line({ language: 'so', line: en.line }))?.text).toBe('Thank you. Take care.');
    expect((await surveyOf(bench, 'so')).untranslated).toContain(en.line);
  });

  it('is shown to others and hidden again by owners alone, each time under another number', async () => {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const bench = benchOver(store);
    expect((await bench.showLanguage(ben, 'ht', true)).kind).toBe('forbidden');
    expect((await bench.showLanguage(ana, 'xx', true)).kind).toBe('refused');
    await bench.showLanguage(ana, 'ht', true);
    expect(await bench.showLanguage(ana, 'ht', true)).toEqual({ kind: 'same' });
    const first = (await bench.language('ht'))?.shown;
    await bench.showLanguage(ana, 'ht', false);
    expect((await bench.language('ht'))?.shown).toBeUndefined();
    await bench.showLanguage(ana, 'ht', true);
    expect((await bench.language('ht'))?.shown).toBeGreaterThan(first ?? Infinity);
  });

  it('is listed to be compared when a release ships it, and loses nothing', async () => {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const old = benchOver(store);
    await old.setLanguage(ana, 'so', somali, '');
    await write(old, ana, 'safe', 'Waa ammaan.');
    await write(old, ana, 'goodbye-thanks', 'Mahadsanid.');
    const folders = copyWords();
    const released = { code: 'so', name: 'Af-Soomaali', english: 'Somali', isWritten: true };
    addLanguage(allWords, folders.prompts, { ...released, scripts: ['Latin'] });
    setValues(folders, 'prompts/so/about.json', { safe: 'Way ammaan yihiin.' });
    setValues(folders, 'prompts/so/call.json', { 'goodbye-thanks': 'Waad mahadsan tihiin.' });
    const bench = benchOver(store, groundOf(folders));
    expect((await bench.conflicts()).map(({ place }) => place).toSorted()).toEqual([
      'language/so',
      'words/so/goodbye-thanks',
      'words/so/safe',
    ]);
    expect((await bench.line({ language: 'so', line: 'safe' }))?.text).toBe('Waa ammaan.');
    const there = await bench.language('so');
    expect(there).toMatchObject({
      value: somali,
      isInConflict: true,
      shipped: { name: 'Af-Soomaali' },
    });
    // Either side's once more decides.
    const taken = there?.shipped ?? somali;
    expect(await bench.setLanguage(ben, 'so', taken, there?.seen ?? '')).toMatchObject({ kind: 'done' });
    expect(await bench.language('so')).toMatchObject({ value: taken, isInConflict: false });
    expect((await bench.line({ language: 'so', line: 'safe' }))?.text).toBe('Waa ammaan.');
  });
});
