import { expect, it } from 'vitest';
import type { NewChange } from '../../src/desk/changes.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { newCall } from '../../src/guide/place.ts';
import { step } from '../../src/guide/step.ts';
import type { OwnTopic, OwnTopicDocument } from '../../src/topics/own-document.ts';
import { keysIn } from '../keys-to.ts';
import type { TestLine } from '../test-line.ts';
import { hear, makeFolder, openStoreOf, publish, startDeskLine, words } from './line.ts';

const soon = { timeout: 5000, interval: 50 };

/** A topic of a hotline's own: an answer under what is offered to whoever cannot go. */
function sickChild(change: Partial<OwnTopicDocument> = {}): OwnTopic {
  return {
    document: {
      topic: 'sick-child',
      about: 'The child is sick on the day.',
      lines: {
        'sick-child-for': { source: 'own' },
        'sick-child-call': { source: 'own' },
      },
      nodes: {
        'sick-child-answer': {
          kind: 'answer',
          messages: [['sick-child-call']],
          choices: [{ part: 'number' }],
        },
      },
      joins: { trouble: { choices: [{ key: 5, for: 'sick-child-for', to: 'sick-child-answer' }] } },
      ...change,
    },
    words: { 'sick-child-for': 'For a sick child,', 'sick-child-call': 'Call before the day.' },
  };
}

const topic = (value: OwnTopic | null): NewChange => ({
  who: 'ana',
  when: 1_795_000_000_000,
  before: '',
  ground: '',
  kind: 'topic',
  subject: 'sick-child',
  value: { topic: value },
});

async function start(): Promise<{ readonly line: TestLine; readonly store: DeskStore }> {
  const url = `file:${makeFolder()}/usage.db`;
  return { line: await startDeskLine(url, { LANGUAGES: 'en,es' }), store: await openStoreOf(url) };
}

const has = (line: TestLine, node: string): boolean => line.guide().topics.some(({ nodes }) => node in nodes);

/** What a caller hears of the answer, who chooses the first or the second language. */
function hearAnswer(line: TestLine, language: '1' | '2'): Promise<string> {
  return hear(line, `${language},-,${keysIn(line.guide()).keysTo('sick-child-answer')},h`);
}

async function publishTopic(store: DeskStore, line: TestLine, value = sickChild()): Promise<void> {
  const number = await store.append(topic(value), 0);
  await publish(store, number ?? 0);
  await expect.poll(() => has(line, 'sick-child-answer'), soon).toBe(true);
}

it('says an answer of the hotline’s own once it is published, and offers it where it was joined', async () => {
  const { line, store } = await start();
  const number = await store.append(topic(sickChild()), 0);
  expect(has(line, 'sick-child-answer')).toBe(false);
  await publish(store, number ?? 0);
  await expect.poll(() => has(line, 'sick-child-answer'), soon).toBe(true);
  const heard = await hearAnswer(line, '1');
  expect(heard).toContain('For a sick child,');
  expect(heard).toContain('Call before the day.');
}, 30_000);

it.each([
  ['says it in English, after a word that it is,', undefined, { isOffered: true, hears: true }],
  ['leaves it out, and the way to it,', 'left-out', { isOffered: false, hears: false }],
  ['does not offer it', 'not-offered', { isOffered: false, hears: false }],
] as const)(
  '%s to callers of a language in which nobody has written it yet, and says it in that language once somebody has',
  async (_, untranslated, { isOffered, hears }) => {
    const { line, store } = await start();
    await publishTopic(store, line, sickChild(untranslated === undefined ? {} : { untranslated }));
    const { keysFrom } = keysIn(line.guide());
    const toTrouble = keysIn(line.guide()).keysTo('trouble');
    const key = keysFrom('trouble', 'sick-child-answer');
    const before = await hear(line, `2,-,${toTrouble},${key},h`);
    expect(before.includes('For a sick child,')).toBe(isOffered);
    expect(before.includes('Call before the day.')).toBe(hears);
    const english = line.speech().text(line.guide().common.inEnglishOnly, 'es');
    expect(before.includes(english)).toBe(hears);

    await store.append(words('es', 'sick-child-for', 'Si su hija está enferma,'), 0);
    const last = await store.append(words('es', 'sick-child-call', 'Llame antes de ese día.'), 0);
    await publish(store, last ?? 0);
    await expect
      .poll(() => hear(line, `2,-,${toTrouble},${key},h`), { ...soon, timeout: 10_000 })
      .toContain('Llame antes de ese día.');
    expect(await hearAnswer(line, '2')).not.toContain('Call before the day.');
  },
  40_000,
);

it('leads a call that is at an answer which is taken away to what there is, and says so', async () => {
  const { line, store } = await start();
  await publishTopic(store, line);
  const at = { ...newCall(line.guide(), 'en'), node: 'sick-child-answer' };
  const number = await store.append(topic(null), 1);
  await publish(store, number ?? 0);
  await expect.poll(() => has(line, 'sick-child-answer'), soon).toBe(false);
  const next = step(line.guide(), at, { kind: 'silence' }, line.offers());
  expect(next.at.node).toBe(line.guide().roles.main);
  expect(next.manner).toBe('changed');
}, 30_000);

it('says what is in place of a node that the hotline hides, also to a call that is there', async () => {
  const { line, store } = await start();
  const at = { ...newCall(line.guide(), 'en'), node: 'about-source' };
  await publishTopic(
    store,
    line,
    sickChild({ hides: [{ node: 'about-source', instead: 'sick-child-answer' }] }),
  );
  expect(has(line, 'about-source')).toBe(false);
  expect(step(line.guide(), at, { kind: 'key', key: '1' }, line.offers())).toMatchObject({
    at: { node: 'sick-child-answer' },
    manner: 'changed',
  });
  expect(keysIn(line.guide()).keysTo('about', 'sick-child-answer')).toBeDefined();
}, 30_000);
