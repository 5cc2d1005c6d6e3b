import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exportFiles } from '../../../src/desk/exchange/export-files.ts';
import { writeExported } from '../../../src/desk/exchange/exported-file.ts';
import { fold } from '../../../src/desk/fold.ts';
import { readGuides } from '../../../src/facts/versions.ts';
import { createGuide } from '../../../src/guide/create-guide.ts';
import { toSpoken } from '../../../src/guide/lines.ts';
import { projectFolders } from '../../../src/speech/folders.ts';
import { saidGuide } from '../../../src/speech/said-guide.ts';
import type { OwnTopic } from '../../../src/topics/own-document.ts';
import { compileVersions } from '../../../src/topics/join-own.ts';
import { readDocuments } from '../../../src/topics/read.ts';
import { copyWords } from '../../copied-words.ts';
import { keysIn } from '../../keys-to.ts';
import { lineProgram } from '../../line-program.ts';
import { openDesk } from '../../../src/desk/database.ts';
import { ana, benchOver } from '../benches.ts';
import { groundOf } from '../ground.ts';

const topic = (under: string): OwnTopic => ({
  document: {
    topic: 'sick-child',
    about: 'The child is sick on the day.',
    lines: { 'sick-child-for': { source: 'own' }, 'sick-child-call': { source: 'own' } },
    nodes: {
      'sick-child-answer': {
        kind: 'answer',
        messages: [['sick-child-call']],
        choices: [{ part: 'number' }],
      },
    },
    joins: { [under]: { choices: [{ key: 5, for: 'sick-child-for', to: 'sick-child-answer' }] } },
  },
  words: { 'sick-child-for': 'For a sick child,', 'sick-child-call': 'Call before the day.' },
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Exports a topic of a hotline's own that is joined under a node, with a Spanish word for it. */
async function exportTo(folder: string, under: string): Promise<readonly string[]> {
  const store = await openDesk(`file:${makeFolder()}/desk.db`);
  onTestFinished(() => store.close());
  const ground = groundOf(projectFolders);
  const bench = benchOver(store, ground);
  expect(await bench.setTopic(ana, 'sick-child', { topic: topic(under) }, '')).toMatchObject({
    kind: 'done',
  });
  const place = { language: 'es', line: 'sick-child-for' };
  const seen = (await bench.line(place))?.seen ?? '';
  const text = 'Si su hija está enferma,';
  expect(await bench.write(ana, place, { text, seen, meaning: undefined })).toMatchObject({ kind: 'done' });
  const files = exportFiles(fold(ground, await store.changes()), {
    folders: projectFolders,
    ownFolder: folder,
    nameOf: (id) => id,
    sound: () => Promise.reject(new Error('no sound')),
  });
  return writeExported(folder, files, { over: true, told: () => undefined });
}

it('comes back from an exported checkout as the same documents, said in each language as far as it is written', async () => {
  const folders = copyWords();
  await exportTo(path.dirname(folders.prompts), 'trouble');
  const documents = readDocuments(path.join(folders.prompts, 'guide'));
  expect(documents.own).toEqual([topic('trouble').document]);
  const whole = createGuide('faq', readGuides().faq, compileVersions(documents).faq);
  const said = saidGuide(whole, folders);
  const choice = said.topics
    .flatMap(({ nodes }) => Object.entries(nodes))
    .flatMap(([id, node]) => (id === 'trouble' && node.kind === 'menu' ? node.choices : []))
    .find(({ to }) => to === 'sick-child-answer');
  // Spanish has its own words for the choice, and Portuguese hears the English.
  const inEnglish = [choice?.for ?? []].flat().flatMap((one) => {
    const spoken = toSpoken(one);
    return spoken?.in === 'en' ? [spoken.only ?? []].flat() : [];
  });
  expect(inEnglish).toContain('pt');
  expect(inEnglish).not.toContain('es');
  expect(keysIn(said).keysTo('trouble', 'sick-child-answer')).toBeDefined();
});

it.each([
  ['a node that this release does not have', 'long-gone', 1],
  ['a node that it has', 'trouble', 0],
])(
  'names before an upgrade what is joined to %s',
  async (_, under, faults) => {
    const folder = makeFolder();
    await exportTo(folder, 'trouble');
    if (faults > 0) {
      const file = path.join(folder, 'prompts/guide/own/sick-child.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('trouble:', `${under}:`));
    }
    const { stdout, status } = spawnSync(
      process.execPath,
      [lineProgram, 'check', '--guidance', 'faq', '--with', folder],
      { encoding: 'utf8', env: { PATH: process.env.PATH } },
    );
    expect(status).toBe(faults > 0 ? 1 : 0);
    const [, ...found] = stdout.split('\n').slice(0, faults + 1);
    expect(found.every((line) => line.includes(under))).toBe(true);
  },
  60_000,
);
