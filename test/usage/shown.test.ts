import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/usage/csv.ts';
import {
  createDayClock,
  daysOf,
  periodNamed,
  periodOf,
  periodsOf,
  wholeMonths,
} from '../../src/usage/period.ts';
import { roundBy, showCount, showShare, showTotal } from '../../src/usage/shown.ts';

const week = periodOf('2026-11-23', 'week');

describe('a count that is told', () => {
  it('is a ten beside the true one, the same each time, and right on the average', () => {
    const round = roundBy('a key');
    const cells = Array.from({ length: 4000 }, (_, index) => `cell ${index}`);
    for (const count of [0, 1, 4, 9, 10, 37]) {
      const told = cells.map((cell) => round(cell, count));
      expect(told.every((one) => one % 10 === 0 && Math.abs(one - count) < 10)).toBe(true);
      expect(cells.map((cell) => round(cell, count))).toEqual(told);
      expect(told.reduce((all, one) => all + one, 0) / told.length).toBeCloseTo(count, -0.5);
    }
    // Whoever does not know the key cannot tell how the chance fell.
    const other = roundBy('another key');
    expect(cells.some((cell) => other(cell, 5) !== round(cell, 5))).toBe(true);
  });

  it('reads as less than ten where it came to nothing, and no share of few is told', () => {
    expect([showCount(0, 'rounded'), showCount(1230, 'rounded'), showCount(3, 'exact')]).toEqual([
      'under 10',
      '1,230',
      '3',
    ]);
    expect([showTotal(0, 'rounded'), showTotal(20, 'rounded'), showTotal(20, 'exact')]).toEqual([
      'under 10',
      'about 20',
      '20',
    ]);
    expect([
      showShare(30, 90, 'rounded'),
      showShare(60, 100, 'rounded'),
      showShare(110, 100, 'rounded'),
      showShare(1, 3, 'exact'),
      showShare(0, 0, 'exact'),
    ]).toEqual(['–', '60 %', '100 %', '33 %', '–']);
  });

  it('is a ten in a file of counters too, or not in it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (counts) => {
        const csv = toCsv(
          {
            turns: counts.map((count, index) => ({
              language: 'es',
              from: 'a',
              to: `b${index}`,
              how: 'key',
              count,
            })),
            calls: [],
            chosen: [],
            measures: [{ day: '2026-11-23', measure: 'text', step: '=1+"2"', count: 70 }],
          },
          week,
          roundBy('a key'),
        );
        const rows = csv.trimEnd().split('\r\n').slice(1);
        expect(rows.every((row) => /,[1-9]\d*0$/.test(row))).toBe(true);
        // A spreadsheet must not take a step's name for a formula.
        expect(csv).toContain(`"'=1+""2"""`);
      }),
    );
  });
});

describe('a period', () => {
  it('has the months that lie wholly in it', () => {
    expect(wholeMonths({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ from: '2026-01', to: '2026-12' });
    expect(wholeMonths({ from: '2026-01-02', to: '2026-12-30' })).toEqual({ from: '2026-02', to: '2026-11' });
  });

  it('is a week from Monday to Sunday, or a month, by its name', () => {
    expect(periodNamed('2026-W53')).toEqual({
      name: '2026-W53',
      span: 'week',
      from: '2026-12-28',
      to: '2027-01-03',
    });
    expect(periodNamed('2028-02')).toEqual({
      name: '2028-02',
      span: 'month',
      from: '2028-02-01',
      to: '2028-02-29',
    });
    for (const none of ['2026-13', '2027-W53', '0000', '2026-11-23', 'x', ''])
      expect(periodNamed(none)).toBeUndefined();
  });

  it('is told once it is over, and while its days are kept', () => {
    const kept = { firstDay: '2026-10-20', today: '2026-11-23', oldest: '2025-10-19' };
    const named = (
      span: 'week' | 'month',
      more: Partial<typeof kept> = {},
      withOpen = false,
    ): readonly string[] => periodsOf({ ...kept, ...more }, span, withOpen).map(({ name }) => name);
    expect(named('month')).toEqual(['2026-10']);
    expect(named('month', {}, true)).toEqual(['2026-11', '2026-10']);
    expect(named('week')).toEqual(['2026-W47', '2026-W46', '2026-W45', '2026-W44', '2026-W43']);
    expect(named('week', { today: '2026-11-22' })[0]).toBe('2026-W46');
    expect(named('month', { firstDay: '2026-11-01' })).toEqual([]);
    expect(named('week', { firstDay: '2025-08', oldest: '2026-11-03' })).toEqual(['2026-W47', '2026-W46']);
    expect(named('month', { firstDay: '2025-08' }).at(-1)).toBe('2025-08');
  });

  it('is made of days that there are', () => {
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });

  it('begins and ends a day at the hotline’s midnight, also when clocks change', () => {
    const clock = createDayClock('America/New_York');
    const at = (text: string): string => clock.dayOf(Date.parse(text));
    expect(at('2026-11-01T03:59:59Z')).toBe('2026-10-31');
    expect(at('2026-11-01T04:00:00Z')).toBe('2026-11-01');
    expect(at('2026-11-02T04:59:59Z')).toBe('2026-11-01');
    expect(at('2026-11-02T05:00:00Z')).toBe('2026-11-02');
    expect(clock.before('2026-11-23', 400)).toBe('2025-10-19');
  });
});
