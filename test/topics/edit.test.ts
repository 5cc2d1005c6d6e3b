import { describe, expect, it } from 'vitest';
import { edit } from '../../src/topics/edit.ts';
import type { OwnTopics } from '../../src/topics/own-document.ts';
import { templateNames } from '../../src/topics/template-names.ts';
import { guides } from '../guides.ts';
import {
  act,
  after,
  answer,
  bases,
  bytesOf,
  guideWith,
  nodeIn,
  offered,
  refusalOf,
  start,
  undone,
} from './own-guide.ts';
import { badWalks } from './walks.ts';

describe('starting a topic', () => {
  it('names it after its title, and offers it under the first free key', () => {
    const topics = after([start]);
    expect([...topics.keys()]).toEqual(['sick-child']);
    expect(offered(topics, 'about')).toContain('4 sick-child-start');
    expect(topics.get('sick-child')?.document.titles).toEqual({ 'sick-child-start': 'Sick child' });
  });

  it('takes no name that the guide or another topic has, nor one that no name can be made of', () => {
    const named = (title: string, from?: OwnTopics): readonly string[] => [
      ...after([{ ...start, title }], from).keys(),
    ];
    expect(named('About')).toEqual(['about-2']);
    expect(named('House')).toEqual(['house-2']);
    expect(named('बच्चा')).toEqual(['topic']);
    expect(named('2026')).toEqual(['topic-2026']);
    const one = after([start]);
    expect(named('Sick child', one)).toEqual(['sick-child', 'sick-child-2']);
  });

  it('gives names that can be kept, however long a title is', () => {
    const title = 'Supercalifragilistic '.repeat(3);
    const other = after([
      { ...start, title },
      { ...start, title, under: 'trouble' },
    ]);
    const names = [...other.values()].flatMap(({ document }) => [
      ...Object.keys(document.nodes ?? {}),
      ...Object.keys(document.lines ?? {}),
    ]);
    const crossed = { act: 'add-choice', choice: 'So,' };
    const [one = '', two = ''] = [...other.keys()].map((name) => `${name}-start`);
    const lines = [...after([{ ...crossed, under: one, to: two }], other).values()];
    const all = [...names, ...lines.flatMap(({ words }) => Object.keys(words))];
    expect(Math.max(...[...other.keys()].map(({ length }) => length))).toBeLessThanOrEqual(40);
    expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it.each(templateNames)(
    'makes of the template "%s" what calls can go through once it is written',
    (template) => {
      const topics = after([{ ...start, template }]);
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
    undone([start, { act: 'remove-topic', topic: 'sick-child' }]);
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

describe('a node of the hotline’s own', () => {
  it('is called something else and keeps its name', () => {
    const own = after([start]);
    const rename = { act: 'rename', node: 'sick-child-start', title: 'Fever' };
    const topics = after([rename], own);
    expect(nodeIn(topics, 'sick-child-start')).toEqual(nodeIn(own, 'sick-child-start'));
    undone([rename, { ...rename, title: 'Sick child' }], own);
    expect(refusalOf({ ...rename, node: 'about' })).toBe('topic.shippedTitle');
  });

  it('goes with every way to it and with what only it led to', () => {
    const own = after([
      start,
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
  const own = after([start]);
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
  edit(bases.faq, own, act({ ...answer, under: 'main' }));
  expect(bytesOf(own)).toBe(before);
});
