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

it('tells an advocate at an answer that callers wait for it too long', async () => {
  const url = `file:${makeFolder()}/usage.db`;
  const line = await startDeskLine(url, { LANGUAGES: 'en' });
  const store = await openStoreOf(url);
  const cookie = await join(line, url);
  const faultsAt = async (sentences: number): Promise<number> => {
    await store.append(
      {
        who: 'ana',
        when: 1_795_000_000_000,
        before: '',
        ground: '',
        kind: 'topic',
        subject: 'bus',
        value: { topic: bus(sentences) },
      },
      (await store.changes()).length,
    );
    const html = await (await visit(line, '/topics/bus', { cookie })).text();
    const answer = parseHTML(html).document.querySelector('#at-bus-answer');
    expect(answer).not.toBeNull();
    return answer?.querySelectorAll('.banner.look li').length ?? 0;
  };
  const soon = await faultsAt(1);
  expect(await faultsAt(5)).toBeGreaterThan(soon);
}, 30_000);
