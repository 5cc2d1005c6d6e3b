import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import type { OwnTopic } from '../../src/topics/own-document.ts';
import { makeFolder, openStoreOf, startDeskLine } from './line.ts';
import { join, visit } from './visit.ts';

/** Half a minute of speech. */
const long = 'Please bring the paper with your own name to the office. '.repeat(7).trim();

/** An answer behind a question before which so many long sentences are said. */
function bus(sentences: number): OwnTopic {
  const before = Array.from({ length: sentences }, (_, index) => `bus-before-${index}`);
  const lines = ['bus-for', 'bus-where', 'bus-for-town', 'bus-stop', ...before];
  return {
    document: {
      topic: 'bus',
      about: 'Which bus goes there.',
      lines: Object.fromEntries(lines.map((line) => [line, { source: 'own' }])),
      nodes: {
        'bus-question': {
          kind: 'menu',
          say: before,
          ask: ['bus-where'],
          choices: [{ key: 1, for: 'bus-for-town', to: 'bus-answer' }],
        },
        'bus-answer': { kind: 'answer', messages: [['bus-stop']], choices: [{ part: 'number' }] },
      },
      joins: { trouble: { choices: [{ key: 5, for: 'bus-for', to: 'bus-question' }] } },
    },
    words: {
      'bus-for': 'For the bus,',
      'bus-where': 'Where do you start?',
      'bus-for-town': 'If you are in the town,',
      'bus-stop': 'Take the bus at the station.',
      ...Object.fromEntries(before.map((line) => [line, long])),
    },
  };
}

/** A line with a desk, its owner's cookie, and how the topic is kept there. */
async function startDesk(): Promise<{
  readonly page: (path: string) => Promise<Document>;
  readonly keep: (topic: OwnTopic) => Promise<void>;
}> {
  const url = `file:${makeFolder()}/usage.db`;
  const line = await startDeskLine(url, { LANGUAGES: 'en' });
  const store = await openStoreOf(url);
  const cookie = await join(line, url);
  return {
    page: async (path) => parseHTML(await (await visit(line, path, { cookie })).text()).document,
    keep: async (topic) => {
      const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '' };
      await store.append(
        { ...stamp, kind: 'topic', subject: 'bus', value: { topic } },
        (await store.changes()).length,
      );
    },
  };
}

it('tells an advocate at an answer that callers wait for it too long', async () => {
  const { page, keep } = await startDesk();
  const faultsAt = async (sentences: number): Promise<number> => {
    await keep(bus(sentences));
    const answer = (await page('/topics/bus')).querySelector('#at-bus-answer');
    expect(answer).not.toBeNull();
    return answer?.querySelectorAll('.banner.look li').length ?? 0;
  };
  const soon = await faultsAt(1);
  expect(await faultsAt(5)).toBeGreaterThan(soon);
}, 30_000);

it('calls a place of the hotline’s own by its title on the map and the script', async () => {
  const { page, keep } = await startDesk();
  const { document, words } = bus(1);
  const titles = { 'bus-question': 'Getting there', 'bus-answer': 'Where it stops' };
  await keep({ document: { ...document, titles }, words });
  const textsOf = (dom: Document, selector: string): readonly string[] =>
    [...dom.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const map = await page('/map?lang=en&node=bus-question&word=station');
  expect(textsOf(map, '.found a')).toEqual([titles['bus-answer']]);
  const question = await page('/map/node?lang=en&node=bus-question');
  expect(textsOf(question, 'h2')[0]).toContain(titles['bus-question']);
  expect(textsOf(question, '.keys a').some((text) => text.includes(titles['bus-answer']))).toBe(true);
  expect(map.querySelector('#node-bus-question')?.innerHTML).toContain(titles['bus-question']);
  // The pages of topics have the draft renewed, by which the script tells a line's topic.
  await page('/topics/bus');
  const script = await page('/script?lang=en&q=station');
  expect(textsOf(script, 'section > h2')).toContain(titles['bus-question']);
}, 60_000);
