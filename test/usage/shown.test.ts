import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/usage/csv.ts';
import { createDayClock, daysOf, isDay, wholeMonths } from '../../src/usage/period.ts';
import { showCount, shownOnly, showTotal } from '../../src/usage/shown.ts';

const hidden = 'small ones hidden';

describe('small counts', () => {
  it('are never told, and neither are totals so exactly that they could be worked out', () => {
    for (const small of [1, 2, 3, 4]) {
      expect(showCount(small, hidden)).toBe('under 5');
      // 97 told and this one hidden: every such total reads the same.
      expect(showTotal(97 + small, hidden)).toBe('about 100');
    }
    expect([showCount(0, hidden), showCount(5, hidden), showCount(1234, hidden)]).toEqual([
      '0',
      '5',
      '1,234',
    ]);
    expect(shownOnly([{ count: 3 }, { count: 0 }, { count: 9 }], hidden)).toEqual([
      { count: 0 },
      { count: 9 },
    ]);
    expect([showCount(3, 'exact'), showTotal(3, 'exact')]).toEqual(['3', '3']);
  });

  it('are in no file of counters', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (counts) => {
        const csv = toCsv(
          {
            turns: counts.map((count) => ({ language: 'es', from: 'a', to: 'b', how: 'key', count })),
            calls: [],
            chosen: [],
            measures: [{ day: '2026-11-23', measure: 'text', step: '=1+"2"', count: 7 }],
          },
          hidden,
        );
        const cells = csv
          .trimEnd()
          .split('\r\n')
          .slice(1, -1)
          .map((line) => line.split(',').at(-1));
        expect(cells).toEqual(counts.map((count) => (count < 5 ? 'under 5' : String(count))));
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

  it('is made of days that there are', () => {
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(['2026-02-29', '2026-1-1', '', undefined, '2026-11-23'].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      true,
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
