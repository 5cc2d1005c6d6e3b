import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/guide/shape.ts';
import { placeName, topicName } from '../../src/workbench/places.ts';
import { readWords } from '../../src/workbench/words.ts';
import { guides } from '../guides.ts';

const nodes = new Set(Object.values(guides).flatMap((guide) => [...shapeOf(guide).nodes.keys()]));
const topics = new Set(
  Object.values(guides).flatMap((guide) =>
    guide.topics.filter((topic) => Object.keys(topic.lines).length > 0).map(({ id }) => id),
  ),
);

describe.each(readWords().locales)('the places of a call, in %s', (locale) => {
  const words = readWords().of(locale, 'places');

  it('have a name each, and no two the same', () => {
    expect([...nodes].filter((id) => words[id] === undefined)).toEqual([]);
    const names = [...nodes].map((id) => placeName(locale, id));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('stand under topics that have a name each', () => {
    expect([...topics].filter((id) => words[`topic.${id}`] === undefined)).toEqual([]);
  });

  it('are all that is named: no name is left of a place that is gone', () => {
    const known = new Set([...nodes, ...[...topics].map((id) => `topic.${id}`)]);
    expect(Object.keys(words).filter((id) => !known.has(id))).toEqual([]);
  });

  it('are called by their id where a guide has one that nobody has named', () => {
    expect(placeName(locale, 'no-such-place')).toBe('no such place');
    expect(topicName(locale, 'no-such-topic')).toBe('no such topic');
  });
});
