import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BenchLine } from '../../../src/desk/bench-line.ts';
import type { Bench } from '../../../src/desk/bench.ts';
import { openDesk } from '../../../src/desk/database.ts';
import type { Entry } from '../../../src/desk/exchange/entry.ts';
import { readCheckout } from '../../../src/desk/exchange/read-checkout.ts';
import { rehearse } from '../../../src/desk/exchange/rehearse.ts';
import { takeCheckout } from '../../../src/desk/exchange/take-checkout.ts';
import { takeEntries, type Taken } from '../../../src/desk/exchange/take-entries.ts';
import { speechSeconds } from '../../../src/phone/duration.ts';
import type { DeskStore } from '../../../src/desk/store.ts';
import { toFingerprint } from '../../../src/speech/fingerprint.ts';
import { projectFolders, type SpeechFolders } from '../../../src/speech/folders.ts';
import { writeOwnWords } from '../../../src/speech/own-words.ts';
import { prepareTake, withSlower, keepTake } from '../../../src/speech/takes/take-in.ts';
import { copyWords, setValues } from '../../copied-words.ts';
import { allWords } from '../../guides.ts';
import { createFiles } from '../../usage/databases.ts';
import { agree, ana, ben, benchOver, cleo, databaseDrivers, eve, filesDriver, takeFor } from '../benches.ts';
import { groundOf } from '../ground.ts';

const ground = groundOf(projectFolders);
const place = { language: 'es', line: 'safe' };

async function lineOf(bench: Bench, at = place): Promise<BenchLine> {
  const line = await bench.line(at);
  if (!line) throw new Error(`there is no ${at.language}/${at.line}`);
  return line;
}

/** Other words of a line that keep its hedges and terms. */
const other = ({ text = '' }: BenchLine, ending = 'de verdad'): string =>
  text.replace(/[.,]?$/, `, ${ending}.`);

async function take(
  bench: Bench,
  entries: readonly Omit<Entry, 'place'>[],
  actor = ana,
): Promise<readonly Taken[]> {
  return takeEntries(
    { bench, actor },
    'es',
    entries.map((entry, index) => ({ ...entry, place: `es.csv, line ${index + 2}` })),
  );
}

/** A database of its own, gone with the test. */
async function freshStore(): Promise<DeskStore> {
  const databases = createFiles();
  onTestFinished(() => databases.remove());
  const store = await openDesk(await databases.fresh());
  onTestFinished(() => store.close());
  return store;
}

describe.each([filesDriver, ...databaseDrivers])('a file taken to $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('changes the lines that it has other words for, through the rules, and tells why of each that is not taken', async () => {
    const bench = await fresh();
    const [safe, mail] = [await lineOf(bench), await lineOf(bench, { language: 'es', line: 'mail' })];
    const taken = await take(bench, [
      { key: 'safe', text: ` ${other(safe)}\n`, english: safe.english },
      { key: 'mail', text: mail.text ?? '' },
      { key: 'important', text: '  ' },
      { key: '../../en/safe', text: 'Sí.' },
      { key: '__proto__', text: 'Sí.' },
      { key: 'what-name', text: (await lineOf(bench, { language: 'es', line: 'what-name' })).english },
      { key: 'not-going', text: 'Oprima el 1.' },
      { key: 'not-going-do', text: 'Pida otro día.', english: 'Something that nobody says any more.' },
      { key: 'what-used', text: 'Uno.' },
      { key: 'what-used', text: 'Dos.' },
    ]);
    expect(taken.map(({ kind }) => kind)).toEqual([
      'taken',
      'same',
      'empty',
      ...Array.from({ length: 7 }, () => 'not taken'),
    ]);
    const whys = taken.map((one) => (one.kind === 'not taken' ? `${one.place}: ${one.why.join()}` : ''));
    expect(whys[3]).toContain('es.csv, line 5: There is no line "../../en/safe"');
    expect(whys[5]).toContain('still the English');
    expect(whys[6]).toContain('digits');
    expect(whys[7]).toContain('English');
    expect(whys[8]).toContain('es.csv, line 11');
    expect(whys[9]).toContain('es.csv, line 10');
    expect((await lineOf(bench)).text).toBe(other(safe));
    expect((await lineOf(bench, { language: 'es', line: 'what-used' })).text).not.toMatch(/Uno|Dos/);
  });

  it('is nobody’s review, and nothing that whoever only looks can bring', async () => {
    const bench = await fresh();
    const safe = await lineOf(bench);
    const entries = [{ key: 'safe', text: other(safe) }];
    expect(await take(bench, entries, eve)).toMatchObject([{ kind: 'not taken' }]);
    expect((await lineOf(bench)).text).toBe(safe.text);
    await take(bench, entries);
    expect((await lineOf(bench)).review).toBe('unreviewed');
  });

  it('has new words of a recorded line only where it is told what these mean', async () => {
    const bench = await fresh();
    const safe = await lineOf(bench);
    await agree(bench, ana);
    await bench.keep(ana, place, { bytes: takeFor(safe.text ?? ''), seen: safe.seen });
    const waiting = (await lineOf(bench)).take;
    if (waiting) await bench.hear(ben, place, { sound: waiting.sound, verdict: 'approved' });
    const entries = [{ key: 'safe', text: other(safe), place: 'es.json, line 2' }];
    expect(await takeEntries({ bench, actor: ana }, 'es', entries)).toMatchObject([{ kind: 'not taken' }]);
    expect(await takeEntries({ bench, actor: ana, meaning: 'same' }, 'es', entries)).toMatchObject([
      { kind: 'taken' },
    ]);
    expect((await lineOf(bench)).recording).toBe('older');
  });
});

describe.each(databaseDrivers)('a file taken as a draft to $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('publishes nothing, and has a speaker’s words wait for a second person', async () => {
    const bench = await fresh();
    const [safe, mail] = [await lineOf(bench), await lineOf(bench, { language: 'es', line: 'mail' })];
    expect(await take(bench, [{ key: 'safe', text: other(safe) }])).toMatchObject([{ effect: 'draft' }]);
    expect(await take(bench, [{ key: 'mail', text: other(mail) }], cleo)).toMatchObject([
      { effect: 'waits' },
    ]);
    expect(await bench.difference()).toMatchObject({ newest: 0, lines: [{ line: 'safe' }] });
  });

  it('writes over nothing that somebody wrote since the file was made', async () => {
    const bench = await fresh();
    const safe = await lineOf(bench);
    await bench.write(ben, place, { text: other(safe, 'siempre'), seen: safe.seen, meaning: undefined });
    const { text } = await lineOf(bench);
    expect(await take(bench, [{ key: 'safe', text: other(safe), seen: safe.seen }])).toMatchObject([
      { kind: 'not taken', why: [expect.stringContaining(text ?? '')] },
    ]);
    // What the translator left as it was is no change of theirs, whether the file tells so or the log does.
    expect(await take(bench, [{ key: 'safe', text: safe.text ?? '', seen: safe.seen }])).toEqual([
      { kind: 'same' },
    ]);
    expect(await take(bench, [{ key: 'safe', text: safe.text ?? '' }])).toEqual([{ kind: 'older' }]);
    expect((await lineOf(bench)).text).toBe(text);
    // Who saw what stands there may go back.
    const { seen } = await lineOf(bench);
    expect(await take(bench, [{ key: 'safe', text: safe.text ?? '', seen }])).toMatchObject([
      { kind: 'taken' },
    ]);
  });

  it('tells of a proposal that somebody made meanwhile', async () => {
    const bench = await fresh();
    const safe = await lineOf(bench);
    await bench.write(cleo, place, { text: other(safe, 'siempre'), seen: safe.seen, meaning: undefined });
    expect(await take(bench, [{ key: 'safe', text: other(safe), seen: safe.seen }])).toMatchObject([
      { kind: 'not taken' },
    ]);
    expect((await lineOf(bench)).proposal?.text).toBe(other(safe, 'siempre'));
  });
});

it('a rehearsal tells what would come of a file, and keeps nothing', async () => {
  const store = await freshStore();
  const [bench, rehearsal] = [benchOver(store), benchOver(rehearse(store))];
  const safe = await lineOf(bench);
  const entries = [{ key: 'safe', text: other(safe) }];
  expect(await take(rehearsal, entries)).toMatchObject([{ kind: 'taken' }]);
  expect(await take(rehearsal, entries)).toEqual([{ kind: 'same' }]);
  expect(await rehearsal.history(place)).toHaveLength(1);
  const bytes = takeFor(safe.text ?? '');
  const { seen } = await lineOf(rehearsal);
  await agree(rehearsal, ana);
  expect(await rehearsal.keep(ana, place, { bytes, seen })).toMatchObject({ kind: 'done' });
  const { take: waiting } = await lineOf(rehearsal);
  expect(await rehearsal.sound(place, waiting?.sound ?? '')).toBeInstanceOf(Buffer);
  expect(await store.blob(waiting?.plain ?? '')).toBeUndefined();
  expect(await store.changes()).toEqual([]);
  await expect(rehearsal.publish(ana, { upTo: 0, newest: 0, note: '' })).rejects.toThrow();
  expect(await lineOf(bench)).toEqual(safe);
});

describe('a checkout', () => {
  const languages = ['es', 'en'];
  const freshBench = async (): Promise<Bench> => benchOver(await freshStore(), ground, allWords);
  const folderOf = ({ prompts }: SpeechFolders): string => path.dirname(prompts);

  async function takeFrom(
    bench: Bench,
    folders: SpeechFolders,
    urgent = false,
    agreed: number | undefined = 1,
  ): Promise<readonly Taken[]> {
    const checkout = readCheckout(folderOf(folders), allWords, languages);
    expect(checkout.faults).toEqual([]);
    return takeCheckout({ bench, actor: ana, ground, urgent, agreed }, checkout);
  }
  const done = (all: readonly Taken[]): readonly Taken[] =>
    all.filter(({ kind }) => kind === 'taken' || kind === 'not taken');

  /** Records a line in a checkout's files. */
  async function record({ audio }: SpeechFolders, text: string, made = false): Promise<void> {
    const prepared = await prepareTake(takeFor(text), speechSeconds(text));
    if ('refused' in prepared) throw new Error(prepared.refused);
    const by = made ? { made: { engine: 'command', voice: 'x', settings: '' } } : {};
    keepTake(audio, place, withSlower(prepared), { text: toFingerprint(text), on: '2026-11-28', ...by });
  }

  it('as it was shipped changes nothing, also once the hotline has gone on', async () => {
    const bench = await freshBench();
    const safe = await lineOf(bench);
    await bench.write(ben, place, { text: other(safe), seen: safe.seen, meaning: undefined });
    expect(done(await takeFrom(bench, copyWords()))).toEqual([]);
    expect((await lineOf(bench)).text).toBe(other(safe));
  });

  it('has its words and recordings taken, and neither its reviews nor what it has not', async () => {
    const bench = await freshBench();
    const folders = copyWords();
    const safe = await lineOf(bench);
    const text = other(safe);
    setValues(folders, 'prompts/es/about.json', { safe: text });
    const review = { by: 'X', on: '2026-11-01', english: safe.seenEnglish, translation: toFingerprint(text) };
    setValues(folders, 'prompts/es/review.json', { safe: { review } });
    rmSync(path.join(folders.prompts, 'es/call.json'));
    await record(folders, text);
    expect(done(await takeFrom(bench, folders))).toEqual([
      {
        kind: 'taken',
        effect: 'draft',
        place: expect.stringMatching(/^prompts\/es\/about\.json, line \d+$/) as string,
      },
      { kind: 'taken', effect: 'waits', place: 'audio/es/safe.wav' },
    ]);
    const after = await lineOf(bench);
    expect(after).toMatchObject({ text, review: 'unreviewed', take: { who: 'ana' } });
    expect(await bench.history(place)).toHaveLength(2);
  });

  it('has no recording taken of somebody who has not agreed to be heard, or who has withdrawn', async () => {
    const bench = await freshBench();
    const folders = copyWords();
    const { text = '' } = await lineOf(bench);
    await record(folders, text);
    const asked = await bench.consent(ana, 'fr', { given: true, text: 1 });
    expect(asked).toMatchObject({ kind: 'done' });
    const notTaken = [{ kind: 'not taken', place: 'audio/es/safe.wav' }];
    const checkout = readCheckout(folderOf(folders), allWords, languages);
    const taking = { bench, actor: ana, ground, urgent: false };
    expect(done(await takeCheckout(taking, checkout))).toMatchObject(notTaken);
    expect(done(await takeFrom(bench, folders))).toMatchObject([{ kind: 'taken' }]);
    const { sound = '' } = (await lineOf(bench)).take ?? {};
    await bench.hear(ben, place, { sound, verdict: 'approved' });
    await bench.consent(ana, 'es', { given: false, text: 1 });
    await bench.consent(ana, 'es', { given: true, text: 1 });
    expect(done(await takeFrom(bench, folders))).toMatchObject(notTaken);
  });

  it('has no recording taken that a computer made, or that says other words', async () => {
    for (const made of [true, false]) {
      const bench = await freshBench();
      const folders = copyWords();
      const { text = '' } = await lineOf(bench);
      await record(folders, made ? text : `${text} Sí.`, made);
      expect(done(await takeFrom(bench, folders))).toMatchObject([
        { kind: 'not taken', place: 'audio/es/safe.wav' },
      ]);
      expect((await lineOf(bench)).take).toBeUndefined();
    }
  });

  it('has the hotline’s own words taken, and what callers hear at once only where that is said', async () => {
    const bench = await freshBench();
    const folders = copyWords();
    const own = path.join(folderOf(folders), 'words');
    const [id, other] = ['0123456789abcdef', 'fedcba9876543210'];
    const office = { name: 'Clinic', city: 'El Paso', zip: '79901', phone: '9155440062', languages: [] };
    mkdirSync(own);
    writeOwnWords(own, {
      notice: { until: '2026-12-24', text: { en: 'The office is closed.' } },
      legalHelp: { text: { en: 'Ask the library.' } },
      offices: { own: { [id]: office }, hidden: [other], called: { [id]: '2026-11-27' } },
      silenced: ['W5'],
    });
    expect(done(await takeFrom(bench, folders))).toMatchObject([
      { kind: 'taken', effect: 'draft' },
      { kind: 'not taken', place: 'words/words.json: notice' },
      { kind: 'not taken', place: 'words/words.json: silenced W5' },
      { kind: 'taken', effect: 'draft' },
      { kind: 'taken', effect: 'draft' },
      { kind: 'not taken', place: `words/words.json: hidden office ${other}` },
    ]);
    expect((await bench.own()).words).toMatchObject({
      legalHelp: { text: { en: 'Ask the library.' } },
      silenced: [],
    });
    expect(done(await takeFrom(bench, folders, true))).toMatchObject([
      { effect: 'now' },
      { effect: 'now' },
      { effect: 'now' },
    ]);
    expect((await bench.own()).words).toMatchObject({
      notice: { until: '2026-12-24' },
      offices: { own: { [id]: office }, hidden: [other], called: { [id]: '2026-11-27' } },
      silenced: ['W5'],
    });
  });
});
