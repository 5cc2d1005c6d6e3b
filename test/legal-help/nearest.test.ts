import { describe, expect, it } from 'vitest';
import { nearestOffices, wholeMiles, type Wanted } from '../../src/legal-help/nearest.ts';
import type { Court, LegalHelp, Office, Point } from '../../src/legal-help/office.ts';
import { packZips, pointNearZip, pointOfZip } from '../../src/legal-help/zips.ts';

/** A degree of latitude is 69 miles. */
const north = (miles: number): Point => [40 + miles / 69, -89];

const table = packZips(
  new Map<string, Point>([
    ['62701', [40, -89]],
    ['62703', [41, -89]],
    ['96910', [13.4, 144.7]],
  ]),
);

function office(name: string, miles: number, more: Partial<Office> = {}): Office {
  return {
    name,
    place: { streets: [], city: `${name}ville`, state: 'IL', at: north(miles) },
    numbers: [{ digits: '2025550100' }],
    pages: [1],
    ...more,
  };
}

const court: Court = { name: 'The court', city: 'Courtville', state: 'IL', at: north(10) };

function helpOf(...offices: readonly Office[]): LegalHelp {
  return { lists: [{ list: 'roster', printed: '2025-04-21', counts: {}, courts: [court], offices }] };
}

const wanted: Wanted = { miles: 60, from: 'court', detained: false };

function found(help: LegalHelp, more: Partial<Wanted> = {}): readonly (readonly unknown[])[] {
  return nearestOffices(help, table, '62701', { ...wanted, ...more }).map(
    ({ office: { name }, by, miles }) => [name, by, miles],
  );
}

describe('the nearest offices', () => {
  it('are within sixty miles, nearest first, then of the state; ties by name', () => {
    const help = helpOf(
      office('F', 100),
      office('B', 20),
      office('A', 20),
      office('C', 0.4),
      office('D', 61, { place: { streets: [], city: 'Elsewhere', state: 'WI', at: north(61) } }),
    );
    expect(found(help)).toEqual([
      ['C', 'place', 0],
      ['A', 'place', 20],
      ['B', 'place', 20],
      ['F', 'state', 100],
    ]);
  });

  it('that help only with USCIS come last for a case in court, and in order else', () => {
    const help = helpOf(office('A', 1, { accredited: 'uscis' }), office('B', 9, { accredited: 'court' }));
    expect(found(help).map(([name]) => name)).toEqual(['B', 'A']);
    expect(found(help, { from: 'uscis' }).map(([name]) => name)).toEqual(['A', 'B']);
    expect(nearestOffices(help, table, '62701', wanted).map(({ isOnlyUscis }) => isOnlyUscis)).toEqual([
      false,
      true,
    ]);
  });

  it('are also those for a court nearby, wherever they are, for a case in court', () => {
    const far = office('A', 900, {
      courts: [0],
      place: { streets: [], city: 'Far', state: 'TX', at: north(900) },
    });
    const nowhere: Office = { name: 'B', numbers: [{ digits: '2025550109' }], courts: [0], pages: [1] };
    const help = helpOf(far, nowhere, office('C', 30));
    expect(found(help)).toEqual([
      ['C', 'place', 30],
      ['A', 'court', 10],
      ['B', 'court', 10],
    ]);
    expect(found(help, { from: 'uscis' })).toEqual([['C', 'place', 30]]);
  });

  it('tell numbers for people who are detained only to whoever asks about detention', () => {
    const help = helpOf(
      office('A', 1, {
        numbers: [
          { digits: '2025550101', detained: 'not' },
          { digits: '2025550102' },
          { digits: '2025550103', detained: 'only' },
        ],
      }),
      office('B', 2, { detentionOnly: true, numbers: [{ digits: '2025550104' }] }),
    );
    const numbers = (detained: boolean): readonly (readonly string[])[] =>
      nearestOffices(help, table, '62701', { ...wanted, detained }).map((one) =>
        one.numbers.map(({ digits }) => digits),
      );
    expect(numbers(false)).toEqual([['2025550101', '2025550102']]);
    expect(numbers(true)).toEqual([['2025550103', '2025550102'], ['2025550104']]);
  });

  it('have no office twice that both lists have, and it helps in court where one of them says so', () => {
    const place = { streets: [], city: 'Springfield', state: 'IL', at: north(3) };
    const help = helpOf(
      office('Help', 0, { place, accredited: 'uscis' }),
      office('Help, Inc.', 0, { place, kind: 'non-profit', courts: [0] }),
    );
    expect(nearestOffices(help, table, '62701', wanted)).toMatchObject([
      { office: { name: 'Help' }, isOnlyUscis: false },
    ]);
  });

  it('leave out who has no number', () => {
    expect(found(helpOf(office('A', 1, { numbers: [] })))).toEqual([]);
  });

  it.each(['', '6270', '627011', 'abcde', '00000'])('are none for %j', (zip) => {
    expect(nearestOffices(helpOf(office('A', 1)), table, zip, wanted)).toEqual([]);
  });
});

it.each([
  [0, 0],
  [0.99, 0],
  [1, 1],
  [12.4, 12],
  [12.5, 13],
])('%f miles are said as %i', (miles, whole) => {
  expect(wholeMiles(miles)).toBe(whole);
});

describe('where a ZIP code is', () => {
  it('is kept to a fifth of a mile', () => {
    const [latitude = 0, longitude = 0] = pointOfZip(table, '96910') ?? [];
    expect(Math.abs(latitude - 13.4)).toBeLessThan(1 / 360);
    expect(Math.abs(longitude - 144.7)).toBeLessThan(1 / 360);
  });

  it('is the middle of its neighbors where the table has it not, and nowhere without any', () => {
    expect(pointOfZip(table, '62702')).toBeUndefined();
    expect(pointNearZip(table, '62702')).toEqual([40.5, -89]);
    expect(pointNearZip(table, '10001')).toBeUndefined();
  });
});
