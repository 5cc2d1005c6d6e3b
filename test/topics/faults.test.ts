import { expect, it } from 'vitest';
import { noTopics, type OwnTopics } from '../../src/topics/own-document.ts';
import { readWorkedTopics } from '../../src/topics/worked.ts';
import { guides } from '../guides.ts';
import { after, guideWith } from './own-guide.ts';
import { badWalks } from './walks.ts';

const question = {
  act: 'question',
  under: 'trouble',
  choice: 'If your child is sick,',
  title: 'Sick',
  sentences: 'Is it bad?',
};
const answer = { ...question, act: 'answer', sentences: 'Stay home.', next: ['number'] };
const node = 'house-sick';

/** The codes and places of what is wrong. */
const wrongWith = (topics: OwnTopics, measure?: Parameters<typeof guideWith>[2]): readonly string[] =>
  guideWith(topics, 'faq', measure).faults.map(
    ({ code, at }) => `${code ?? ''} ${at.topic} ${at.node}${at.line === undefined ? '' : ` ${at.line}`}`,
  );

/** Own topics as a release may leave them: written by hand. */
function written(document: object, words: Record<string, string> = {}): OwnTopics {
  const whole = { topic: 'house', about: 'x', ...document };
  return new Map([['house', { document: whole, words }]]);
}

it('finds nothing wrong without own topics, nor with the shipped guide’s own ways', () => {
  expect(wrongWith(noTopics)).toEqual([]);
  expect(wrongWith(after([answer]))).toEqual([]);
});

it.each([
  ['a question without answers', after([question]), ['topic.deadEnd house house-sick']],
  [
    'what nobody comes to',
    after([answer, { act: 'remove-choice', node: 'trouble', to: node }]),
    [`topic.unreachable house ${node}`],
  ],
  [
    'a fact that has lost its line, at what was hidden',
    after([answer, { act: 'hide', node: 'about-source', instead: node }]),
    ['topic.lostFact house about-source'],
  ],
  [
    'a key that a message names and that means something else',
    after([{ act: 'key', node: 'missed-long', to: 'script-missed', key: 6 }]),
    ['topic.otherKey house missed-long'],
  ],
  [
    'a sentence of more than 400 characters',
    after([{ ...answer, sentences: 'Go on. '.repeat(60) }]),
    ['topic.tooLong house house-sick house-go-on-go-on'],
  ],
  [
    'a sentence of more than 30 seconds',
    after([{ ...answer, sentences: '今'.repeat(140) }]),
    ['topic.tooSlow house house-sick house-sentence'],
  ],
  [
    'an answer that says nothing to some',
    written(
      {
        lines: { 'house-es': { source: 'own' } },
        nodes: {
          'house-a': { kind: 'answer', messages: [{ say: ['house-es'], only: 'es' }], silence: 'back' },
        },
        joins: { about: { choices: [{ key: 4, for: 'for-late', to: 'house-a' }] } },
      },
      { 'house-es': 'Quédese.' },
    ),
    ['topic.saysNothing house house-a'],
  ],
  [
    'a sixth choice, and a key used twice',
    written({
      joins: {
        trouble: {
          choices: [
            { key: 1, for: 'for-bring', to: 'bring' },
            { key: 6, for: 'for-when', to: 'when-where' },
          ],
        },
      },
    }),
    ['topic.tooMany house trouble', 'topic.keyTwice house trouble'],
  ],
  [
    'a key that means the same everywhere',
    written({ joins: { about: { choices: [{ key: 9, for: 'for-late', to: 'late' }] } } }),
    ['topic.keyNotFree house about'],
  ],
  [
    'a way to nothing, and a sentence that is not there',
    written({ joins: { about: { choices: [{ key: 4, for: 'gone', to: 'nowhere' }] } } }),
    ['topic.unknownTarget house about', 'topic.lineGone house about gone'],
  ],
  [
    'no way on after silence',
    written(
      {
        lines: { 'house-a': { source: 'own' } },
        nodes: { 'house-a': { kind: 'answer', messages: [['house-a']], silence: { to: 'house-a' } } },
        joins: { about: { choices: [{ key: 4, for: 'for-late', to: 'house-a' }] } },
      },
      { 'house-a': 'Hello.' },
    ),
    ['topic.noWayOn house house-a'],
  ],
  [
    'a fact that the guide does not have',
    after([answer, { act: 'facts', line: 'house-stay-home', facts: ['Q9'] }]),
    ['topic.unknownFact house house-sick house-stay-home'],
  ],
  [
    'what no longer fits the guide',
    written({
      joins: {
        gone: { choices: [] },
        main: { messages: [['mail']] },
        goodbye: { choices: [{ key: 1, for: 'for-late', to: 'late' }] },
      },
      keys: { about: { bring: 1 } },
      hides: [{ node: 'main' }],
    }),
    [
      'topic.nodeGone house gone',
      'topic.takesNoSentences house main',
      'topic.takesNoChoices house goodbye',
      'topic.cannotHide house main',
      'topic.choiceGone house about',
    ],
  ],
  [
    'names that the guide has taken',
    new Map([
      ['about', { document: { topic: 'about', about: 'x' }, words: {} }],
      [
        'house',
        {
          document: {
            topic: 'house',
            about: 'x',
            nodes: { late: { kind: 'reading' as const, messages: [['mail']] } },
          },
          words: {},
        },
      ],
    ]),
    ['topic.topicTaken about about', 'topic.nodeTaken house late'],
  ],
])('names %s, and its place', (_, topics, faults) => {
  expect(wrongWith(topics)).toEqual(faults);
});

it('names an answer that is more than six keys away', () => {
  let topics = after([{ ...answer, title: 'Way 0' }]);
  for (let count = 1; count < 6; count += 1)
    topics = after([{ ...answer, under: `house-way-${count - 1}`, title: `Way ${count}` }], topics);
  expect(wrongWith(topics)).toEqual(['topic.tooFar house house-way-5']);
});

it('names an answer that begins after more than 90 seconds, unless it did so before', () => {
  const late = (answers: readonly string[]): ReturnType<typeof wrongWith> =>
    wrongWith(after([answer]), (guide) =>
      answers
        .filter((one) => guide.topics.some(({ nodes }) => one in nodes))
        .map((one) => ({ answer: one, firstWord: 91 })),
    );
  expect(late(['late', node])).toEqual([`topic.tooLate house ${node}`]);
});

it('tells nothing of what is hidden', () => {
  const topics = after([{ ...question, under: 'about' }]);
  expect(wrongWith(after([{ act: 'hide', node }], topics))).toEqual([]);
});

it('has worked topics, whole in English and Spanish, that fit every version of the guide', () => {
  const worked = readWorkedTopics();
  expect([...worked.keys()]).toEqual(['i-moved', 'my-hearing']);
  const topics = new Map([...worked].map(([name, { topic }]) => [name, topic]));
  for (const version of ['faq', '2026'] as const) {
    const { guide, faults } = guideWith(topics, version);
    expect(faults).toEqual([]);
    expect(badWalks(guide, guides[version])).toEqual([]);
  }
  for (const { topic, translations } of worked.values())
    expect(Object.keys(translations.es ?? {}).toSorted()).toEqual(Object.keys(topic.words).toSorted());
});
