import { describe, expect, it } from 'vitest';
import { edit } from '../../src/topics/edit.ts';
import { offeredAt } from '../../src/topics/offered.ts';
import { noTopics, type OwnTopics } from '../../src/topics/own-document.ts';
import { joinedNodes } from '../../src/topics/own-topics.ts';
import { templateNames } from '../../src/topics/template-names.ts';
import { guides } from '../guides.ts';
import { playEdits } from './fuzz-edits.ts';
import { act, after, bases, bytesOf, guideWith, refusalOf } from './own-guide.ts';
import { badWalks } from './walks.ts';

const base = bases.faq;
const start = { act: 'start', title: 'Sick child', about: 'The child is sick.', template: 'question' };
const underAbout = { under: 'about', choice: 'If your child is sick,' };
const answer = {
  act: 'answer',
  under: 'trouble',
  choice: 'If your child is sick,',
  sentences: 'Stay home.\nCall them.',
};

const offered = (topics: OwnTopics, node: string): readonly string[] =>
  offeredAt(base, topics, node).map(({ key, to }) => `${key} ${to}`);
const nodeIn = (topics: OwnTopics, node: string): object | undefined => joinedNodes(base, topics).get(node);

/** What is done and undone leaves the same bytes. */
function undone(acts: readonly object[], from: OwnTopics = noTopics): void {
  expect(bytesOf(after(acts, from))).toBe(bytesOf(from));
}

describe('starting a topic', () => {
  it('names it after its title, and offers it under the first free key', () => {
    const topics = after([{ ...start, ...underAbout }]);
    expect([...topics.keys()]).toEqual(['sick-child']);
    expect(offered(topics, 'about')).toContain('4 sick-child-start');
    expect(topics.get('sick-child')?.document.titles).toEqual({ 'sick-child-start': 'Sick child' });
  });

  it('takes no name that the guide or another topic has, nor one that no name can be made of', () => {
    const named = (title: string, from?: OwnTopics): readonly string[] => [
      ...after([{ ...start, ...underAbout, title }], from).keys(),
    ];
    expect(named('About')).toEqual(['about-2']);
    expect(named('House')).toEqual(['house-2']);
    expect(named('बच्चा')).toEqual(['topic']);
    expect(named('2026')).toEqual(['topic-2026']);
    const one = after([{ ...start, ...underAbout }]);
    expect(named('Sick child', one)).toEqual(['sick-child', 'sick-child-2']);
  });

  it.each(templateNames)(
    'makes of the template "%s" what calls can go through once it is written',
    (template) => {
      const topics = after([{ ...start, ...underAbout, template }]);
      const open = guideWith(topics).faults;
      expect(new Set(open.map(({ code }) => code))).toEqual(new Set(['topic.toWrite']));
      const written = after(
        open.map(({ at }) => ({ act: 'reword', line: at.line, words: 'You can call them.' })),
        topics,
      );
      const { guide, faults } = guideWith(written);
      expect(faults).toEqual([]);
      expect(badWalks(guide, guides.faq)).toEqual([]);
    },
  );

  it('leaves no trace once the topic is removed', () => {
    undone([
      { ...start, ...underAbout },
      { act: 'remove-topic', topic: 'sick-child' },
    ]);
  });
});

describe('adding', () => {
  it('makes of each paragraph a message, in the topic of the node above or in the house', () => {
    const topics = after([{ ...answer, next: ['number', 'text'] }]);
    expect(nodeIn(topics, 'house-if-your-child-is')).toEqual({
      kind: 'answer',
      messages: [['house-stay-home'], ['house-call-them']],
      choices: [{ part: 'number' }, { part: 'text' }],
    });
    expect(topics.get('house')?.words).toMatchObject({ 'house-stay-home': 'Stay home.' });
    const below = after([{ ...answer, under: 'house-if-your-child-is', topic: '' }], topics);
    expect([...below.keys()]).toEqual(['house']);
  });

  it('lets an answer with nothing to choose go back by itself', () => {
    const topics = after([answer]);
    expect(nodeIn(topics, 'house-if-your-child-is')).toMatchObject({ silence: 'back' });
    undone(
      [
        { act: 'add-part', under: 'house-if-your-child-is', part: 'number' },
        { act: 'remove-choice', node: 'house-if-your-child-is', to: 'number' },
      ],
      topics,
    );
  });

  it('adds a question whose answers hang below it', () => {
    const question = { ...answer, act: 'question', title: 'Sick', sentences: 'Is it serious?' };
    const topics = after([question, { ...answer, under: 'house-sick', choice: 'If it is,' }]);
    expect(nodeIn(topics, 'house-sick')).toMatchObject({ kind: 'menu', ask: ['house-is-it-serious'] });
    expect(offered(topics, 'house-sick')).toEqual(['1 house-if-it-is']);
  });

  it.each([
    ['at a node that there is not', { ...answer, under: 'nowhere' }, 'topic.noNode'],
    ['where nothing can be chosen', { ...answer, under: 'essentials' }, 'topic.noChoices'],
    ['where the call goes on by itself', { ...answer, under: 'greeting' }, 'topic.goesOn'],
    ['a sixth choice', { ...answer, under: 'main' }, 'topic.full'],
    ['under a key that is taken', { ...answer, key: '4' }, 'topic.keyTaken'],
    [
      'what is offered there',
      { act: 'add-choice', under: 'about', to: 'about-what', choice: 'So,' },
      'topic.offered',
    ],
    ['a part that there is not', { act: 'add-part', under: 'about', part: 'nothing' }, 'topic.noPart'],
    ['to a topic that there is not', { ...answer, topic: 'nothing' }, 'topic.noTopic'],
  ])('is refused %s', (_, fields, code) => {
    expect(refusalOf(fields)).toBe(code);
  });
});

describe('sentences', () => {
  const own = after([answer]);
  const node = 'house-if-your-child-is';

  it('are added at the end of an own answer, and of a shipped one by joining', () => {
    const topics = after(
      ['house-if-your-child-is', 'late'].map((one) => ({ act: 'add-sentence', node: one, words: 'Rest.' })),
      own,
    );
    expect(topics.get('house')?.document.joins?.late?.messages).toEqual([['house-rest-2']]);
    expect(nodeIn(topics, node)).toMatchObject({
      messages: [['house-stay-home'], ['house-call-them'], ['house-rest']],
    });
    undone(
      [
        { act: 'add-sentence', node, words: 'Rest.' },
        { act: 'remove-sentence', node, sentence: '2' },
      ],
      own,
    );
    undone([
      { act: 'add-sentence', node: 'late', words: 'Rest.' },
      { act: 'remove-sentence', node: 'late', sentence: 0 },
    ]);
  });

  it('are moved, reworded, and say where they come from and which facts they say', () => {
    undone([
      answer,
      { act: 'move-sentence', node, sentence: 0, by: 'down' },
      { act: 'move-sentence', node, sentence: 1, by: 'up' },
      { act: 'remove-node', node },
    ]);
    const line = 'house-stay-home';
    const topics = after(
      [
        { act: 'reword', line, words: 'Stay at home.' },
        { act: 'source', line, source: 'https://example.org/' },
        { act: 'facts', line, facts: 'W1' },
      ],
      own,
    );
    expect(topics.get('house')?.words[line]).toBe('Stay at home.');
    expect(topics.get('house')?.document.lines?.[line]).toEqual({
      source: 'https://example.org/',
      facts: ['W1'],
    });
    undone(
      [
        { act: 'reword', line, words: 'Stay home.' },
        { act: 'source', line, source: 'own' },
        { act: 'facts', line },
      ],
      own,
    );
  });

  it.each([
    ['a sentence of the guide', { act: 'reword', line: 'mail', words: 'No.' }, 'topic.shippedWords'],
    ['a sentence that there is not', { act: 'remove-sentence', node, sentence: 9 }, 'topic.noSentence'],
    [
      'the first one further up',
      { act: 'move-sentence', node, sentence: 0, by: 'up' },
      'topic.sentenceAtEnd',
    ],
    [
      'what a menu of the guide asks',
      { act: 'add-sentence', node: 'about', words: 'No.' },
      'topic.noSentences',
    ],
  ])('cannot be changed: %s', (_, fields, code) => {
    expect(refusalOf(fields, own)).toBe(code);
  });

  it('are never taken from an answer down to the last', () => {
    const one = after([{ act: 'remove-sentence', node, sentence: 0 }], own);
    expect(refusalOf({ act: 'remove-sentence', node, sentence: 0 }, one)).toBe('topic.lastSentence');
  });
});

describe('choices', () => {
  it('exchange their places and keep the keys in order', () => {
    const moved = after([{ act: 'move-choice', node: 'about', to: 'about-safe', by: 'up' }]);
    expect(offered(moved, 'about')).toEqual(['1 about-safe', '2 about-what', '3 about-source']);
    undone([
      { act: 'move-choice', node: 'about', to: 'about-safe', by: 'up' },
      { act: 'move-choice', node: 'about', to: 'about-safe', by: 'down' },
    ]);
    expect(
      offered(after([{ act: 'move-choice', node: 'about-what', to: 'about-safe', by: 'up' }]), 'about-what'),
    ).toEqual(['2 number', '5 about-safe', '3 text']);
  });

  it('exchange keys, in a menu of the guide and in an own one', () => {
    const key = { act: 'key', node: 'about', to: 'about-what', key: '3' };
    expect(offered(after([key]), 'about')).toEqual(['3 about-what', '2 about-safe', '1 about-source']);
    undone([key, { ...key, key: 1 }]);
    const own = after([{ ...start, ...underAbout }]);
    const there = { act: 'key', node: 'sick-child-start', to: 'sick-child-first', key: 7 };
    expect(offered(after([there], own), 'sick-child-start')).toEqual([
      '7 sick-child-first',
      '2 sick-child-second',
    ]);
    undone([there, { ...there, key: 1 }], own);
  });

  it('say other words, and go away with their words', () => {
    const own = after([answer]);
    const reword = {
      act: 'reword-choice',
      node: 'trouble',
      to: 'house-if-your-child-is',
      words: 'Child sick,',
    };
    const line = 'house-for-if-your-child-is';
    expect(after([reword], own).get('house')?.words[line]).toBe('Child sick,');
    undone([reword, { ...reword, words: 'If your child is sick,' }], own);
    const gone = after([{ act: 'remove-choice', node: 'trouble', to: 'house-if-your-child-is' }], own);
    expect(Object.keys(gone.get('house')?.words ?? {})).not.toContain(line);
  });

  it.each([
    [
      'the first one further up',
      { act: 'move-choice', node: 'about', to: 'about-what', by: 'up' },
      'topic.atEnd',
    ],
    ['what has the same key everywhere', { act: 'key', node: 'main', to: 'person', key: 6 }, 'topic.fixed'],
    ['what is not offered', { act: 'key', node: 'main', to: 'bring', key: 6 }, 'topic.noChoice'],
    ['one of the guide', { act: 'remove-choice', node: 'about', to: 'about-what' }, 'topic.shipped'],
    [
      'words of the guide',
      { act: 'reword-choice', node: 'about', to: 'about-what', words: 'So,' },
      'topic.shippedWords',
    ],
  ])('stay: %s', (_, fields, code) => {
    expect(refusalOf(fields)).toBe(code);
  });
});

describe('hiding', () => {
  it('offers something else under the same key, or nothing, and shows it again', () => {
    const hide = { act: 'hide', node: 'about-safe', instead: 'late' };
    expect(offered(after([hide]), 'about')).toEqual(['1 about-what', '2 late', '3 about-source']);
    undone([hide, { act: 'show', node: 'about-safe' }]);
    const own = after([answer]);
    undone(
      [
        { act: 'hide', node: 'house-if-your-child-is' },
        { act: 'show', node: 'house-if-your-child-is' },
      ],
      own,
    );
  });

  it('keeps keys for when it is shown again, and gives another where that is taken', () => {
    const topics = after([
      { act: 'key', node: 'about', to: 'about-safe', key: 5 },
      { act: 'hide', node: 'about-safe', instead: 'late' },
    ]);
    expect(offered(topics, 'about')).toContain('5 late');
    const shown = after([{ act: 'show', node: 'about-safe' }], topics);
    expect(offered(shown, 'about')).toContain('5 about-safe');
    expect(guideWith(shown).faults).toEqual([]);
  });

  it.each([
    ['what says facts, with nothing in its place', { act: 'hide', node: 'about-safe' }, 'topic.needsInstead'],
    ['what no call can do without', { act: 'hide', node: 'main', instead: 'about' }, 'topic.needed'],
    ['what every script leads to', { act: 'hide', node: 'text', instead: 'about' }, 'topic.needed'],
    ['what a call goes on to without a key', { act: 'hide', node: 'connect-ended' }, 'topic.leadsOn'],
    ['something behind itself', { act: 'hide', node: 'late', instead: 'late' }, 'topic.insteadOfItself'],
    ['what is not there', { act: 'hide', node: 'nowhere' }, 'topic.noNode'],
    ['nothing that is hidden', { act: 'show', node: 'late' }, 'topic.notHidden'],
  ])('is refused for %s', (_, fields, code) => {
    expect(refusalOf(fields)).toBe(code);
  });
});

describe('a node of the hotline’s own', () => {
  it('is called something else and keeps its name', () => {
    const own = after([{ ...start, ...underAbout }]);
    const rename = { act: 'rename', node: 'sick-child-start', title: 'Fever' };
    const topics = after([rename], own);
    expect(nodeIn(topics, 'sick-child-start')).toEqual(nodeIn(own, 'sick-child-start'));
    undone([rename, { ...rename, title: 'Sick child' }], own);
    expect(refusalOf({ ...rename, node: 'about' })).toBe('topic.shippedTitle');
  });

  it('goes with every way to it and with what only it led to', () => {
    const own = after([
      { ...start, ...underAbout },
      { act: 'add-choice', under: 'trouble', to: 'sick-child-second', choice: 'So,' },
    ]);
    const topics = after([{ act: 'remove-node', node: 'sick-child-start' }], own);
    expect(Object.keys(topics.get('sick-child')?.document.nodes ?? {})).toEqual(['sick-child-second']);
    expect(offered(topics, 'about')).toHaveLength(3);
    expect(guideWith(topics).faults.map(({ code }) => code)).toEqual(['topic.toWrite']);
    undone([answer, { act: 'remove-node', node: 'house-if-your-child-is' }]);
  });

  it('stays while it stands in the place of another, and where it is the guide’s', () => {
    const topics = after([answer, { act: 'hide', node: 'late', instead: 'house-if-your-child-is' }]);
    const remove = { act: 'remove-node', node: 'house-if-your-child-is' };
    expect(refusalOf(remove, topics)).toBe('topic.standsInstead');
    expect(refusalOf({ act: 'remove-node', node: 'late' })).toBe('topic.shipped');
  });
});

it('a topic says what it is about, and what callers hear of it before it is translated', () => {
  const own = after([{ ...start, ...underAbout }]);
  const set = { act: 'untranslated', topic: 'sick-child', untranslated: 'left-out' };
  expect(after([set], own).get('sick-child')?.document.untranslated).toBe('left-out');
  undone([set, { ...set, untranslated: 'english' }], own);
  undone(
    [
      { act: 'about', topic: 'sick-child', about: 'x' },
      { act: 'about', topic: 'sick-child', about: start.about },
    ],
    own,
  );
  expect(refusalOf({ ...set, topic: 'nothing' })).toBe('topic.noTopic');
});

it('a refusal changes nothing', () => {
  const own = after([answer]);
  const before = bytesOf(own);
  edit(base, own, act({ ...answer, under: 'main' }));
  expect(bytesOf(own)).toBe(before);
});

describe('any edits', () => {
  const count = Number(process.env.TOPIC_EDITS ?? 40);

  it(`lead nobody into an apology, silence or an error once nothing is said to be wrong, and are undone to the same bytes`, () => {
    const played = Array.from({ length: count }, (_, seed) => playEdits(seed + 1, seed % 40 === 0));
    expect(played.flatMap(({ wrong }) => wrong)).toEqual([]);
    const sound = played.filter(({ isSound, nodes }) => isSound && nodes > 0);
    expect(sound.length).toBeGreaterThan(count / 2);
  }, 3_600_000);
});
