import { describe, expect, it } from 'vitest';
import type { How } from '../../src/usage/counts.ts';
import type { Context } from '../../src/usage/context.ts';
import { createReport } from '../../src/usage/report.ts';
import { periodOf } from '../../src/usage/period.ts';
import { exactly } from '../../src/usage/shown.ts';
import type { Used } from '../../src/usage/store.ts';

const context: Context = {
  guidance: 'faq',
  nodes: new Map([
    ['main', { kind: 'menu', words: '' }],
    ['greeting', { kind: 'answer', words: '' }],
    ['bring', { kind: 'answer', words: 'For what to bring' }],
    ['goodbye', { kind: 'goodbye', words: '' }],
  ]),
  languages: [
    { code: 'en', english: 'English', how: 'by voice', reviewed: 1, recorded: 0 },
    { code: 'es', english: 'Spanish', how: 'by voice', reviewed: 0, recorded: 0 },
  ],
  greetings: ['greeting'],
  characters: new Map([['es bring', 50]]),
  prices: { minute: { local: 1, tollFree: 2 }, hundredCharacters: 10 },
};

const turn = (from: string, to: string, how: How, count: number): Used['turns'][number] => ({
  language: 'es',
  from,
  to,
  how,
  count,
});

/** Ten callers come to the main menu; six hear what to bring, of whom two hang up there; two stay silent. */
const used: Used = {
  turns: [
    turn('', 'greeting', 'new call', 10),
    turn('greeting', 'main', 'onward', 10),
    turn('main', 'main', 'silence', 2),
    turn('main', 'main', 'wrong key', 2),
    turn('main', 'bring', 'key', 6),
    turn('main', 'goodbye', 'silence', 2),
    turn('bring', 'bring', 'onward', 12),
    turn('bring', 'bring', 'again', 1),
    turn('bring', 'goodbye', 'silence', 4),
  ],
  calls: [
    { day: '2026-11-02', count: 4 },
    { day: '2026-11-01', count: 6 },
  ],
  chosen: [
    { day: '2026-11-01', language: 'es', count: 6 },
    { day: '2026-11-02', language: 'es', count: 4 },
  ],
  measures: [
    { day: '2026-11-01', measure: 'minutes', step: '', count: 20 },
    { day: '2026-11-02', measure: 'minutes', step: '', count: 10 },
    { day: '2026-11-01', measure: 'dropped', step: '', count: 3 },
    { day: '2026-11-01', measure: 'length', step: '2 to 5 minutes', count: 9 },
  ],
};
const november = periodOf('2026-11-01', 'month');
const october = periodOf('2026-10-01', 'month');
const wanted = { period: november, past: [october, november], exactness: 'exact', round: exactly } as const;

describe('a report', () => {
  const trend = {
    calls: [...used.calls, { day: '2026-10', count: 7 }],
    chosen: [...used.chosen, { day: '2026-10', language: 'en', count: 7 }],
  };
  const report = createReport(used, trend, context, wanted);

  it('tells where calls ended: those that came to a place less those that left it', () => {
    const endings = Object.fromEntries(report.nodes.map(({ node, endings: count }) => [node, count]));
    expect(endings).toEqual({ greeting: 0, main: 2, bring: 2, goodbye: 6 });
    expect(report.nodes.filter(({ isGoodbye }) => isGoodbye).map(({ node }) => node)).toEqual(['goodbye']);
  });

  it('tells what was asked for, by how often callers came there and not by how long they stayed', () => {
    expect(report.asked).toEqual([
      { node: 'bring', words: 'For what to bring', arrivals: 6, endings: 2, isGoodbye: false },
    ]);
    expect([report.calls, report.answersPerCall]).toEqual([10, 0.6]);
  });

  it('puts the place where most callers did not go on first, with the ways in which they did not', () => {
    expect(
      report.trouble.map(({ node, again, silence, wrongKeys, turns }) => [
        node,
        again,
        silence,
        wrongKeys,
        turns,
      ]),
    ).toEqual([
      ['main', 0, 4, 2, 12],
      ['bring', 1, 4, 0, 17],
    ]);
  });

  it('costs its minutes by the kind of number, and what voices spoke', () => {
    // 19 turns at "bring" of 50 characters each.
    expect(report.cents).toEqual({ local: 30 + 95, tollFree: 60 + 95 });
    expect([report.minutes, report.dropped]).toEqual([30, 3]);
  });

  it('tells the last periods in their order, also those whose days have been added up, and languages by how often they were chosen', () => {
    expect(report.past).toEqual([
      { name: '2026-10', calls: 7, chosen: { en: 7 } },
      { name: '2026-11', calls: 10, chosen: { es: 10 } },
    ]);
    expect(report.chosen.map(({ code, count }) => [code, count])).toEqual([
      ['es', 10],
      ['en', 0],
    ]);
  });

  it('tells no average of few calls where counts are rounded', () => {
    const rounded = createReport(used, trend, context, { ...wanted, exactness: 'rounded' });
    expect(rounded.answersPerCall).toBeUndefined();
  });
});
