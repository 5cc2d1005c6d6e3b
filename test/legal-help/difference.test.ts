import { expect, it } from 'vitest';
import { compareLists } from '../../src/legal-help/difference.ts';
import type { Office, OfficeList } from '../../src/legal-help/office.ts';

function office(name: string, digits = '2025550123'): Office {
  const place = { streets: ['1 Main Street'], city: 'Springfield', state: 'IL', zip: '62701' };
  return { name, place, numbers: [{ digits }], kind: 'recognized', pages: [1] };
}

const edition = (offices: readonly Office[]): OfficeList => ({
  list: 'roster',
  printed: '2025-04-21',
  counts: {},
  courts: [],
  offices,
});

const many = (count: number): readonly Office[] =>
  Array.from({ length: count }, (_, index) => office(`Office ${index}`));

it('editions are told apart by what is new, gone, and told otherwise', () => {
  const before = edition([office('A'), office('B'), office('C')]);
  const after = edition([{ ...office('A'), pages: [7] }, office('B', '2025550199'), office('D')]);
  const { added, gone, changed } = compareLists(before, after);
  expect([added, gone, changed].map((offices) => offices.map(({ name }) => name))).toEqual([
    ['D'],
    ['C'],
    ['B'],
  ]);
});

it.each([
  [100, 90, false],
  [100, 89, true],
  [0, 5, false],
])('of %i offices %i may be left: too much is lost is %s', (before, after, losesTooMuch) => {
  expect(compareLists(edition(many(before)), edition(many(after))).losesTooMuch).toBe(losesTooMuch);
});

it('a first edition loses nothing', () => {
  expect(compareLists(undefined, edition(many(3)))).toMatchObject({ gone: [], losesTooMuch: false });
});
