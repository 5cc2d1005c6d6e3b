import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import { openDesk } from '../../src/desk/database.ts';
import { fold } from '../../src/desk/fold.ts';
import { createDatabaseBench } from '../../src/desk/bench-database.ts';
import type { Bench } from '../../src/desk/bench.ts';
import { readFolded } from '../../src/line/folded.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { linesToRecord } from '../../src/speech/sheet.ts';
import { textIn } from '../../src/speech/texts.ts';
import { toOffers, type Speech } from '../../src/speech/speech.ts';
import { allWords } from '../guides.ts';
import { agree, ana, ben, takeFor } from './benches.ts';
import { makeFolder } from '../desk-server/line.ts';

const mam = { name: 'Mam', english: 'Mam', written: false, scripts: ['Latin'], voice: false, draft: false };

interface Desk {
  readonly bench: Bench;
  /** What callers hear of the newest publication. */
  readonly heard: () => Promise<Speech>;
}

async function start(languages: string): Promise<Desk> {
  const folder = makeFolder();
  const store = await openDesk(`file:${folder}/desk.db`);
  onTestFinished(() => store.close());
  const settings = readSettings({ LANGUAGES: languages, WORDS_FOLDER: `${folder}/words` });
  const words = readFolded(settings, { folders: projectFolders, folder });
  const ground = words.ground();
  const bench = createDatabaseBench({
    store,
    ground,
    guideOf: words.guideOf,
    seconds: speechSeconds,
    now: Date.now,
    soundFile: (hash) => `${hash}.wav`,
  });
  return {
    bench,
    heard: async () => {
      const { upTo } = await store.newest();
      return (await words.speak(fold(ground, await store.changes(), upTo))).speech;
    },
  };
}

async function publish(bench: Bench): Promise<void> {
  const { upTo, newest } = await bench.difference();
  expect(await bench.publish(ana, { upTo, newest, note: '' })).toMatchObject({ kind: 'done' });
}

async function recordEssentials(bench: Bench): Promise<void> {
  const one = (await bench.survey()).find(({ info }) => info.code === 'mam');
  if (!one) throw new Error('there is no Mam');
  await agree(bench, ben, 'mam');
  for (const line of linesToRecord(allWords, one).first) {
    const at = { language: 'mam', line };
    const bytes = takeFor(textIn(one.texts, line) ?? '');
    expect(await bench.keep(ben, at, { bytes, seen: '' }), line).toMatchObject({ effect: 'waits' });
    const sound = (await bench.line(at))?.take?.sound ?? '';
    expect(await bench.hear(ana, at, { sound, verdict: 'approved' })).toMatchObject({ kind: 'done' });
  }
}

it('a language that a hotline has started is offered short once its essentials are recorded, approved and published', async () => {
  const { bench, heard } = await start('en,es');
  await bench.setLanguage(ana, 'mam', mam, '');
  await publish(bench);
  expect(toOffers(await heard(), false).languages).toEqual(['en', 'es']);
  await recordEssentials(bench);
  expect(toOffers(await heard(), false).languages).toEqual(['en', 'es']);
  await publish(bench);
  const { languages, reach } = toOffers(await heard(), false);
  expect(languages).toEqual(['en', 'es', 'mam']);
  expect(reach.mam).toMatchObject({ short: true });
  await bench.publishAgain(ana, { number: 1, newest: 2 });
  expect(toOffers(await heard(), false).languages).toEqual(['en', 'es']);
}, 60_000);

it('one that a voice speaks is offered when it is a draft no more, and its name among the words of English', async () => {
  const { bench, heard } = await start('');
  const vi = { ...mam, name: 'Tiếng Việt', english: 'Vietnamese', written: true, voice: true, draft: true };
  await bench.setLanguage(ana, 'vi', vi, '');
  await publish(bench);
  expect((await heard()).reached.map(({ info }) => info.code)).not.toContain('vi');
  // Held to the rules it is no language yet: the English alone.
  const { seen = '' } = (await bench.language('vi')) ?? {};
  expect((await bench.setLanguage(ana, 'vi', { ...vi, draft: false }, seen)).kind).toBe('refused');
});
