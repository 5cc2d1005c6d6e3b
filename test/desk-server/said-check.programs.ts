import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import type { Bench } from '../../src/desk/bench.ts';
import { createDatabaseBench } from '../../src/desk/bench-database.ts';
import { openDesk } from '../../src/desk/database.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { createSaidCheck } from '../../src/desk-server/said-check.ts';
import { toSpoken } from '../../src/guide/lines.ts';
import { choicesOf, shapeOf } from '../../src/guide/shape.ts';
import { readFolded } from '../../src/line/folded.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { textIn } from '../../src/speech/texts.ts';
import { ana } from '../desk/benches.ts';
import { workedTopics, writeTranslations } from '../../src/workbench/topics/worked.tsx';
import { guide } from '../guides.ts';
import { makeFolder, words } from './line.ts';

async function start(): Promise<{ readonly bench: Bench; readonly store: DeskStore }> {
  const folder = makeFolder();
  const store = await openDesk(`file:${folder}/desk.db`);
  onTestFinished(() => store.close());
  const settings = readSettings({ LANGUAGES: 'en,es', WORDS_FOLDER: `${folder}/words` });
  const folded = readFolded(settings, { folders: projectFolders, folder });
  const bench = createDatabaseBench({
    store,
    ground: folded.ground(),
    guideOf: folded.guideOf,
    seconds: speechSeconds,
    faultsOfSaid: createSaidCheck({ words: folded, settings, now: Date.now }),
    now: Date.now,
    soundFile: (hash) => hash,
  });
  return { bench, store };
}

/** The lines in which the main menu offers what there is. */
const menuLines = (): readonly string[] => {
  const main = shapeOf(guide).nodes.get(guide.roles.main);
  const said = main ? choicesOf(main).flatMap((choice) => [choice.for].flat()) : [];
  return said.flatMap((one) => toSpoken(one)?.line ?? []);
};

it('a draft whose menu callers would have to wait for is not published, and is told by its language and seconds', async () => {
  const { bench, store } = await start();
  expect(await bench.checks()).toEqual([]);
  const es = (await bench.survey()).find(({ info }) => info.code === 'es');
  let last = 0;
  for (const line of menuLines()) {
    const text = es && textIn(es.texts, line);
    if (text === undefined) continue;
    last = (await store.append(words('es', line, `${text} ${text} ${text} ${text}`), 0)) ?? last;
  }
  const found = await bench.checks();
  const menu = found.find(({ code }) => code === 'effort.mainMenu');
  expect(menu).toMatchObject({ at: { language: 'es' }, values: { most: 30 } });
  expect(Number(menu?.values?.value)).toBeGreaterThan(30);
  expect(found.filter(({ at }) => at?.language === 'en')).toEqual([]);
  expect(await bench.publish(ana, { upTo: last, newest: 0, note: '' })).toEqual({
    kind: 'refused',
    why: found,
  });
  expect(await bench.publications()).toEqual([]);
});

it('a line that would promise more than the fact that it carries is told with the fact', async () => {
  const { bench, store } = await start();
  await store.append(words('en', 'safe', 'Your answers are safe.'), 0);
  const found = (await bench.checks()).find(({ code }) => code === 'guide.lostHedge');
  expect(found).toMatchObject({ at: { language: 'en', line: 'safe' } });
});

it('a draft that the line cannot speak is told as such', async () => {
  const { bench, store } = await start();
  await store.append(words('en', 'greeting', 'With {{nothing}}.'), 0);
  expect((await bench.checks()).map(({ code }) => code)).toContain('unspeakable');
});

it.each([...workedTopics()])(
  'the whole topic %s can be published when it is turned on',
  async (name, { topic }) => {
    const { bench } = await start();
    expect(await bench.setTopic(ana, name, { topic }, '')).toMatchObject({ kind: 'done' });
    expect(await writeTranslations(bench, ana, name)).toEqual({ kind: 'same' });
    expect(await bench.checks()).toEqual([]);
  },
  60_000,
);
