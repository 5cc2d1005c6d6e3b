import { describe, expect, it } from 'vitest';
import { after, answer, guideWith, nodeIn, offered, refusalOf, start, undone } from './own-guide.ts';

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
    const own = after([start]);
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
