import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../../src/desk/database.ts';
import { exportFiles } from '../../../src/desk/exchange/export-files.ts';
import { writeExported } from '../../../src/desk/exchange/exported-file.ts';
import { fold } from '../../../src/desk/fold.ts';
import { readLanguages } from '../../../src/speech/languages.ts';
import { surveyLanguages } from '../../../src/speech/survey.ts';
import { copyWords } from '../../copied-words.ts';
import { allWords } from '../../guides.ts';
import { createFiles } from '../../usage/databases.ts';
import { ana, benchOver } from '../benches.ts';
import { groundOf, ownFolderOf } from '../ground.ts';

const so = {
  name: 'Soomaali',
  english: 'Somali',
  written: true,
  scripts: ['Latin'],
  voice: false,
  draft: true,
};

it('a language that was started comes out as a release would ship it, and then nothing is in anybody’s way', async () => {
  const store = await openDesk(await createFiles().fresh());
  onTestFinished(() => store.close());
  const folders = copyWords();
  const ground = groundOf(folders);
  const bench = benchOver(store, ground);
  await bench.setLanguage(ana, 'so', so, '');
  await bench.setLanguage(
    ana,
    'mam',
    { ...so, name: 'Mam', english: 'Mam', written: false, draft: false },
    '',
  );
  const place = { language: 'so', line: 'safe' };
  const { seen = '' } = (await bench.line(place)) ?? {};
  await bench.write(ana, place, { text: 'Waa ammaan.', seen, meaning: undefined });
  const before = await bench.lines('so');

  const files = exportFiles(fold(ground, await store.changes()), {
    folders,
    ownFolder: ownFolderOf(folders),
    nameOf: (id) => id,
    sound: () => Promise.reject(new Error('there are no sounds')),
  });
  const told = (): void => undefined;
  await writeExported(path.dirname(folders.prompts), files, { over: false, told });

  const surveyed = surveyLanguages(allWords, folders, readLanguages(folders.prompts));
  expect(surveyed.find(({ info }) => info.code === 'so')).toMatchObject({
    info: { name: 'Soomaali', isDraft: true },
    translated: ['safe'],
  });
  expect(surveyed.find(({ info }) => info.code === 'mam')?.info.isWritten).toBe(false);
  const released = benchOver(store, groundOf(folders));
  expect(await released.conflicts()).toEqual([]);
  expect((await released.lines('so')).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  expect((await released.lines('en')).filter(({ line }) => /-(?:so|mam)$/.test(line)).length).toBe(2);
});
