import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Bench } from '../../../src/desk/bench.ts';
import { openDesk } from '../../../src/desk/database.ts';
import { exportFiles } from '../../../src/desk/exchange/export-files.ts';
import { writeExported } from '../../../src/desk/exchange/exported-file.ts';
import { readCheckout } from '../../../src/desk/exchange/read-checkout.ts';
import { takeCheckout } from '../../../src/desk/exchange/take-checkout.ts';
import type { Taken } from '../../../src/desk/exchange/take-entries.ts';
import { fold } from '../../../src/desk/fold.ts';
import { lineAt, type Folded } from '../../../src/desk/folded.ts';
import { projectFolders } from '../../../src/speech/folders.ts';
import type { OwnTopic, OwnTopics } from '../../../src/topics/own-document.ts';
import { setValues } from '../../copied-words.ts';
import { allWords } from '../../guides.ts';
import { ana, benchOver, eve } from '../benches.ts';
import { groundOf } from '../ground.ts';

const ground = groundOf(projectFolders);

/** An answer that is offered at the questions on what may go wrong. */
const topic = (name: string, key: 5 | 6): OwnTopic => ({
  document: {
    topic: name,
    about: 'Somebody is sick on the day.',
    lines: { [`${name}-for`]: { source: 'own' }, [`${name}-call`]: { source: 'own' } },
    nodes: {
      [`${name}-answer`]: {
        kind: 'answer',
        messages: [[`${name}-call`]],
        choices: [{ part: 'number' }],
      },
    },
    titles: { [`${name}-answer`]: 'Somebody is sick' },
    joins: { trouble: { choices: [{ key, for: `${name}-for`, to: `${name}-answer` }] } },
    untranslated: 'left-out',
  },
  words: { [`${name}-for`]: 'For somebody who is sick,', [`${name}-call`]: 'Call before the day.' },
});

const keys = { 'sick-child': 5, 'sick-parent': 6 } as const;
const topics: OwnTopics = new Map(Object.entries(keys).map(([name, key]) => [name, topic(name, key)]));
const spanish = { language: 'es', line: 'sick-child-for' };
const inSpanish = 'Si su hija está enferma,';

interface Desk {
  readonly bench: Bench;
  readonly folded: () => Promise<Folded>;
}

async function freshDesk(): Promise<Desk> {
  const store = await openDesk(`file:${makeFolder()}/desk.db`);
  onTestFinished(() => store.close());
  return {
    bench: benchOver(store, ground),
    folded: async () => fold(ground, await store.changes()),
  };
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'topics-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

async function write(bench: Bench, at: typeof spanish, text: string): Promise<void> {
  const seen = (await bench.line(at))?.seen ?? '';
  expect(await bench.write(ana, at, { text, seen, meaning: undefined })).toMatchObject({ kind: 'done' });
}

/** What a desk exports that has both topics, and Spanish words of one of their lines. */
async function exported(): Promise<{ readonly folder: string; readonly from: Folded }> {
  const { bench, folded } = await freshDesk();
  for (const [name, one] of topics)
    expect(await bench.setTopic(ana, name, { topic: one }, '')).toMatchObject({ kind: 'done' });
  await write(bench, spanish, inSpanish);
  const folder = makeFolder();
  const from = await folded();
  const files = exportFiles(from, {
    folders: projectFolders,
    ownFolder: folder,
    nameOf: (id) => id,
    sound: () => Promise.reject(new Error('no sound')),
  });
  await writeExported(folder, files, { over: true, told: () => undefined });
  return { folder, from };
}

async function take(bench: Bench, folder: string, actor = ana): Promise<readonly Taken[]> {
  const checkout = readCheckout(folder, allWords, ['en', 'es', 'fr']);
  const all = await takeCheckout({ bench, actor, ground, urgent: false }, checkout);
  return all.filter(({ kind }) => kind === 'taken' || kind === 'not taken');
}

const fileOf = (name: string): string => `prompts/guide/own/${name}.yaml`;

function changeFile(folder: string, name: string, change: (text: string) => string): void {
  const file = path.join(folder, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

it('brings the topics of one desk to another, said in each language as far as it is written', async () => {
  const { folder, from } = await exported();
  const { bench, folded } = await freshDesk();
  expect(await take(bench, folder)).toEqual([
    { kind: 'taken', effect: 'draft', place: fileOf('sick-child') },
    { kind: 'taken', effect: 'draft', place: fileOf('sick-parent') },
    {
      kind: 'taken',
      effect: 'draft',
      place: expect.stringMatching(/^prompts\/es\/sick-child\.json, line \d+$/) as string,
    },
  ]);
  const here = await folded();
  expect(here.topics).toEqual(from.topics);
  expect(lineAt(here, 'es', spanish.line).text).toBe(inSpanish);
  expect(await bench.difference()).toMatchObject({ newest: 0, topics: [{}, {}] });
  expect(await take(bench, folder)).toEqual([]);
});

it('leaves a topic as it is with which the desk has gone on, or that it has taken away', async () => {
  const { folder } = await exported();
  const { bench, folded } = await freshDesk();
  await take(bench, folder);
  const { seenOf } = (await bench.topics()) ?? {};
  const child = topic('sick-child', 5);
  const after = { ...child, document: { ...child.document, about: 'A child is sick.' } };
  await bench.setTopic(ana, 'sick-child', { topic: after }, seenOf?.('sick-child') ?? '');
  await bench.setTopic(ana, 'sick-parent', { topic: null }, seenOf?.('sick-parent') ?? '');
  // What has been translated meanwhile is of use all the same.
  const call = 'Llame antes de ese día.';
  setValues({ prompts: path.join(folder, 'prompts'), audio: '' }, 'prompts/es/sick-child.json', {
    'sick-child-call': call,
  });
  expect(await take(bench, folder)).toMatchObject([{ kind: 'taken' }]);
  const here = await folded();
  expect([...here.topics.own]).toEqual([['sick-child', after]]);
  expect(lineAt(here, 'es', 'sick-child-call').text).toBe(call);
});

it('changes a topic that the checkout has otherwise, and keeps the English that was written at the desk', async () => {
  const { folder } = await exported();
  const { bench, folded } = await freshDesk();
  await take(bench, folder);
  const english = { language: 'en', line: 'sick-child-call' };
  await write(bench, english, 'Call them before the day.');
  changeFile(folder, fileOf('sick-child'), (text) => text.replace('on the day', 'that day'));
  expect(await take(bench, folder)).toMatchObject([{ kind: 'taken', place: fileOf('sick-child') }]);
  const here = await folded();
  expect(here.topics.own.get('sick-child')?.document.about).toContain('that day');
  expect(lineAt(here, 'en', english.line).text).toBe('Call them before the day.');
});

it('holds English that the checkout has otherwise to the rules of a line', async () => {
  const { folder } = await exported();
  const { bench, folded } = await freshDesk();
  await take(bench, folder);
  changeFile(folder, 'prompts/en/sick-child.json', (text) =>
    text.replace('Call before', 'Call 2 days before'),
  );
  expect(await take(bench, folder)).toMatchObject([
    { kind: 'not taken', place: expect.stringContaining('prompts/en/sick-child.json') as string },
  ]);
  expect(lineAt(await folded(), 'en', 'sick-child-call').text).toBe('Call before the day.');
});

it.each([
  ['cannot be read', (text: string) => text.replace('kind: answer', 'kind: poem'), 'sick-child-answer'],
  ['is called as another', (text: string) => text.replace('topic: sick-child', 'topic: ill'), 'ill.yaml'],
  [
    'has a part that the guide has not',
    (text: string) => text.replace('part: number', 'part: numbr'),
    'numbr',
  ],
  ['has a line of the guide', (text: string) => text.replaceAll('sick-child-call', 'safe'), 'safe'],
  ['has a node of the guide', (text: string) => text.replaceAll('sick-child-answer', 'missed'), 'missed'],
  [
    'has no English for a sentence',
    (text: string) => text.replaceAll('sick-child-call', 'sick-child-tell'),
    'sick-child-tell',
  ],
])('tells with its file why a topic is not taken that %s, and takes the other', async (_, change, why) => {
  const { folder } = await exported();
  changeFile(folder, fileOf('sick-child'), change);
  const { bench, folded } = await freshDesk();
  const safe = lineAt(await folded(), 'en', 'safe').text;
  const taken = await take(bench, folder);
  expect(taken).toMatchObject([
    { kind: 'not taken', place: expect.stringContaining(fileOf('sick-child')) as string },
    { kind: 'taken', place: fileOf('sick-parent') },
  ]);
  expect(JSON.stringify(taken[0])).toContain(why);
  const here = await folded();
  expect([...here.topics.own.keys()]).toEqual(['sick-parent']);
  expect(lineAt(here, 'en', 'safe').text).toBe(safe);
});

it('takes no topic in the name of somebody who may not change them, nor one with a field that topics have not', async () => {
  const { folder } = await exported();
  appendFileSync(path.join(folder, fileOf('sick-parent')), 'surprise: yes\n');
  const { bench, folded } = await freshDesk();
  expect(await take(bench, folder, eve)).toMatchObject([
    { kind: 'not taken', place: fileOf('sick-child') },
    { kind: 'not taken', place: expect.stringContaining(fileOf('sick-parent')) as string },
  ]);
  expect((await folded()).topics.own.size).toBe(0);
});
