import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BenchLine } from '../../../src/desk/bench-line.ts';
import type { Bench } from '../../../src/desk/bench.ts';
import type { Change } from '../../../src/desk/changes.ts';
import { openDesk } from '../../../src/desk/database.ts';
import { exportFiles } from '../../../src/desk/exchange/export-files.ts';
import { writeExported } from '../../../src/desk/exchange/exported-file.ts';
import { fold } from '../../../src/desk/fold.ts';
import type { Folded } from '../../../src/desk/folded.ts';
import type { DeskStore } from '../../../src/desk/store.ts';
import { readGround, type Ground } from '../../../src/desk/ground.ts';
import { surveyFolded } from '../../../src/desk/surveyed.ts';
import { readGuides } from '../../../src/facts/versions.ts';
import type { SpeechFolders } from '../../../src/speech/folders.ts';
import { readReviews } from '../../../src/speech/reviews.ts';
import { copyWords } from '../../copied-words.ts';
import { allWords } from '../../guides.ts';
import { createFiles } from '../../usage/databases.ts';
import { agree, ana, ben, benchOver, cleo, dora, prepareDatabases, takeFor } from '../benches.ts';
import { engines } from '../../usage/engines.ts';

const safe = { language: 'es', line: 'safe' };
const important = { language: 'es', line: 'important' };

async function lineOf(bench: Bench, at = safe): Promise<BenchLine> {
  const line = await bench.line(at);
  if (!line) throw new Error(`there is no ${at.language}/${at.line}`);
  return line;
}

async function write(bench: Bench, actor: typeof ana, at = safe, ending = 'de verdad'): Promise<void> {
  const { text = '', seen } = await lineOf(bench, at);
  const words = { text: text.replace(/[.,]?$/, `, ${ending}.`), seen, meaning: undefined };
  expect(await bench.write(actor, at, words)).toMatchObject({ kind: 'done' });
}

async function record(bench: Bench, at = safe, pace = 1): Promise<void> {
  const { text = '', seen } = await lineOf(bench, at);
  await agree(bench, ana, at.language);
  expect(await bench.keep(ana, at, { bytes: takeFor(text, pace), seen })).toMatchObject({
    kind: 'done',
  });
}

async function approve(bench: Bench, at = safe): Promise<void> {
  const sound = (await lineOf(bench, at)).take?.sound ?? '';
  expect(await bench.hear(ben, at, { sound, verdict: 'approved' })).toMatchObject({ kind: 'done' });
}

/** All kinds of changes, some of them waiting. */
async function work(bench: Bench): Promise<void> {
  await write(bench, ana);
  await bench.review(ben, safe, await lineOf(bench));
  await record(bench);
  await approve(bench);
  await write(bench, cleo, important);
  const { proposal } = await lineOf(bench, important);
  await bench.decide(dora, important, { proposal: proposal?.number ?? 0, verdict: 'accepted' });
  await bench.review(ben, important, await lineOf(bench, important));
  await bench.refuse(cleo, important, { seen: (await lineOf(bench, important)).seen, why: 'Too stiff' });
  await bench.comment(cleo, important, 'Hm.');
  await bench.compare(ana, 'W5', '2026-11');
  const { seen } = await bench.own();
  const body = {
    kind: 'notice',
    value: { until: '2026-12-24', text: { en: 'The office is closed.' } },
  } as const;
  await bench.setOwn(ana, body, seen.notice);
  await bench.silence(ana, 'W5', true);
  const id = '0123456789abcdef';
  const office = { name: 'Clinic', city: 'El Paso', zip: '79901', phone: '9155440062', languages: ['es'] };
  await bench.setOffice(ana, id, office, '');
  await bench.markCalled(ana, id, '2026-11-28');
  await bench.hideOffice(ana, 'fedcba9876543210', true);
  // What waits is in no file.
  await write(bench, cleo, important, 'siempre');
  await record(bench, safe, 1.1);
}

const folderOf = ({ prompts }: SpeechFolders): string => path.dirname(prompts);
const wordsIn = (folders: SpeechFolders): string => path.join(folderOf(folders), 'words');

/** What a release that has these folders ships, facts and all. */
function groundIn(folders: SpeechFolders): Ground {
  const guides = Object.values(readGuides(path.join(folders.prompts, 'facts')));
  return readGround({ guides, words: allWords }, folders, wordsIn(folders));
}

async function exportTo(
  folder: string,
  folded: Folded,
  store: DeskStore,
  folders: SpeechFolders,
  over = false,
): Promise<readonly string[]> {
  const names: Readonly<Record<string, string>> = { ben: 'Benita' };
  const files = exportFiles(folded, {
    folders,
    ownFolder: wordsIn(folders),
    nameOf: (id) => names[id] ?? 'a former member',
    sound: async (hash) => {
      const bytes = await store.blob(hash);
      if (!bytes) throw new Error(`there is no sound ${hash}`);
      return bytes;
    },
  });
  return writeExported(folder, files, { over, told: () => undefined });
}

/** What callers hear, and what is known of it, as plain data. */
function heard(folded: Folded): unknown {
  return surveyFolded(allWords, folded, (hash) => hash).map(({ info, texts, reviews, recordings }) => ({
    code: info.code,
    texts: [...texts.lines],
    reviews,
    list: recordings.list,
    sounds: [...recordings.files].map(([line, { name, slower }]) => [line, name, slower?.name]),
  }));
}

describe.each(engines)('what a hotline has changed in $name', ({ open }) => {
  const databases = prepareDatabases(open);

  async function worked(): Promise<{ store: DeskStore; folders: SpeechFolders; log: readonly Change[] }> {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const folders = copyWords();
    await work(benchOver(store, groundIn(folders)));
    return { store, folders, log: await store.changes() };
  }

  it('comes back in a release that ships what was exported as the very same, with nothing to decide', async () => {
    const { store, folders, log } = await worked();
    const before = fold(groundIn(folders), log);
    const released = copyWords();
    const written = await exportTo(folderOf(released), before, store, folders);
    expect([...written].toSorted()).toEqual([
      'audio/es/recordings.json',
      'audio/es/safe.wav',
      'audio/es/slower/safe.wav',
      'prompts/es/about.json',
      'prompts/es/review.json',
      'prompts/facts/faq.json',
      'words/words.json',
    ]);
    const ground = groundIn(released);
    const [spoken, nothing] = [fold(ground, []), fold(groundIn(folders), [])];
    expect(heard(spoken)).not.toEqual(heard(nothing));
    expect([spoken.own, [...spoken.compared]]).toEqual([before.own, [...before.compared]]);
    const after = fold(ground, log);
    expect(after.conflicts).toEqual([]);
    expect(heard(after)).toEqual(heard(before));
    expect(after.own).toEqual(before.own);
    expect([...after.compared]).toEqual([...before.compared]);
    expect(after.lines.get('es/important')).toMatchObject({
      proposal: { who: 'cleo' },
      refusal: { why: 'Too stiff' },
    });
    expect(await exportTo(folderOf(released), after, store, released)).toEqual([]);
  });

  it('is written as what the release ships with the hotline’s values in it, and nobody’s id', async () => {
    const { store, folders, log } = await worked();
    const released = copyWords();
    const before = readFileSync(path.join(released.prompts, 'es/about.json'), 'utf8').split('\n');
    await exportTo(folderOf(released), fold(groundIn(folders), log), store, folders);
    const after = readFileSync(path.join(released.prompts, 'es/about.json'), 'utf8').split('\n');
    const changed = after.filter((line, index) => line !== before[index]);
    expect(after).toHaveLength(before.length);
    expect(changed).toHaveLength(2);
    const reviews = readReviews(released.prompts, 'es');
    expect(reviews.safe?.review).toMatchObject({ by: 'Benita', on: '2026-11-28' });
    expect(reviews.important?.review).toBeUndefined();
    expect(Object.keys(reviews)).toEqual(Object.keys(readReviews(folders.prompts, 'es')));
    const texts = readdirSync(folderOf(released), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(path.join(folderOf(released), name), 'utf8'));
    expect(texts.filter((text) => /"(?:ana|ben|cleo|dora)"|Too stiff/.test(text))).toEqual([]);
  });
});

describe('an export', () => {
  async function rewritten(): Promise<{ store: DeskStore; folders: SpeechFolders; folded: Folded }> {
    const databases = createFiles();
    onTestFinished(() => databases.remove());
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const folders = copyWords();
    const bench = benchOver(store, groundIn(folders));
    await write(bench, ana);
    return { store, folders, folded: fold(groundIn(folders), await store.changes()) };
  }

  it('has only what is published, unless it is of the draft', async () => {
    const { store, folders } = await rewritten();
    const folded = fold(groundIn(folders), await store.changes(), (await store.newest()).upTo);
    expect(await exportTo(folderOf(copyWords()), folded, store, folders)).toEqual([]);
  });

  it('names a reviewer who is there no more as a former member', async () => {
    const { store, folders } = await rewritten();
    const bench = benchOver(store, groundIn(folders));
    await bench.review(dora, safe, await lineOf(bench));
    const released = copyWords();
    const folded = fold(groundIn(folders), await store.changes());
    await exportTo(folderOf(released), folded, store, folders);
    expect(readReviews(released.prompts, 'es').safe?.review?.by).toBe('a former member');
  });

  it('writes nothing where one file has something else, unless it is told to', async () => {
    const { store, folders, folded } = await rewritten();
    const released = copyWords();
    const file = path.join(released.prompts, 'es/about.json');
    const edited = readFileSync(file, 'utf8').replace('huellas', 'fotos');
    writeFileSync(file, edited);
    await expect(exportTo(folderOf(released), folded, store, folders)).rejects.toThrow(
      'prompts/es/about.json',
    );
    expect(readFileSync(file, 'utf8')).toBe(edited);
    expect(await exportTo(folderOf(released), folded, store, folders, true)).toEqual([
      'prompts/es/about.json',
    ]);
    expect(readFileSync(file, 'utf8')).not.toContain('fotos');
  });

  it('takes other ends of lines for the same file, and an empty folder for a checkout', async () => {
    const { store, folders, folded } = await rewritten();
    const released = copyWords();
    const file = path.join(released.prompts, 'es/about.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(await exportTo(folderOf(released), folded, store, folders)).toHaveLength(1);
    const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    expect(await exportTo(folder, folded, store, folders)).toEqual(['prompts/es/about.json']);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
      'prompts',
      'prompts/es',
      'prompts/es/about.json',
    ]);
  });

  it('writes nothing at all where a sound is missing', async () => {
    const { store, folders } = await rewritten();
    const bench = benchOver(store, groundIn(folders));
    await record(bench);
    await approve(bench);
    const released = copyWords();
    const before = readFileSync(path.join(released.prompts, 'es/about.json'), 'utf8');
    const folded = fold(groundIn(folders), await store.changes());
    const without = { ...store, blob: () => Promise.resolve(undefined) };
    await expect(exportTo(folderOf(released), folded, without, folders)).rejects.toThrow('no sound');
    expect(readFileSync(path.join(released.prompts, 'es/about.json'), 'utf8')).toBe(before);
  });

  it('takes a recording away that the release ships and somebody has refused', async () => {
    const { store, folders } = await rewritten();
    const bench = benchOver(store, groundIn(folders));
    await record(bench);
    await approve(bench);
    const shipped = copyWords();
    await exportTo(folderOf(shipped), fold(groundIn(folders), await store.changes()), store, folders);
    const sound = (await lineOf(bench)).sound ?? '';
    await bench.hear(cleo, safe, { sound, verdict: 'refused' });
    const folded = fold(groundIn(shipped), await store.changes());
    expect(await exportTo(folderOf(shipped), folded, store, shipped)).toEqual([
      'audio/es/slower/safe.wav',
      'audio/es/safe.wav',
      'audio/es/recordings.json',
    ]);
    const recordings = groundIn(shipped).languages.get('es')?.recordings;
    expect([recordings?.files.size, recordings?.faults]).toEqual([0, []]);
  });

  it('has nothing of a voice that was withdrawn, and takes away what was exported of it before', async () => {
    const { store, folders } = await rewritten();
    const bench = benchOver(store, groundIn(folders));
    await record(bench);
    await approve(bench);
    const shipped = copyWords();
    await exportTo(folderOf(shipped), fold(groundIn(folders), await store.changes()), store, folders);
    await bench.consent(ana, 'es', { given: false, text: 1 });
    const again = fold(groundIn(folders), await store.changes());
    const names = await exportTo(folderOf(copyWords()), again, store, folders);
    expect(names.filter((name) => name.startsWith('audio/'))).toEqual([]);
    const folded = fold(groundIn(shipped), await store.changes());
    expect(await exportTo(folderOf(shipped), folded, store, shipped)).toContain('audio/es/safe.wav');
    expect(groundIn(shipped).languages.get('es')?.recordings.files.size).toBe(0);
  });
});
