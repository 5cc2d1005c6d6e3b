import { beforeAll, describe, expect, it } from 'vitest';
import { sampleCounts } from '../../src/cli/sample-calls.ts';
import { loadProject } from '../../src/cli/project.ts';
import { prices } from '../../src/effort/prices.ts';
import { usageContext } from '../../src/effort/usage-context.ts';
import { openStore } from '../../src/usage/database.ts';
import { daysOf, type NamedPeriod } from '../../src/usage/period.ts';
import type { Report } from '../../src/usage/report.ts';
import { createUsage, type Usage } from '../../src/usage/usage.ts';
import { guide } from '../guides.ts';
import { createFiles } from './databases.ts';

/** Somebody with the password holds every view of the same time against every other. */
describe('whoever subtracts what is told', () => {
  let usage: Usage;
  let periods: readonly NamedPeriod[];
  let reports: readonly Report[];
  let files: readonly ReadonlyMap<string, number>[];

  beforeAll(async () => {
    const { speech, offers } = await loadProject(guide);
    const store = await openStore(await createFiles().fresh());
    const days = daysOf({ from: '2026-10-01', to: '2026-11-28' });
    const counts = sampleCounts({ guide, offers, days, callsPerDay: 6, seed: 1 });
    await store.add({ ...counts, instance: 'one', sequence: 1, day: '2026-11-28' });
    const context = await usageContext(guide, speech, offers);
    usage = createUsage({
      store: () => Promise.resolve(store),
      timeZone: 'UTC',
      now: () => Date.parse('2026-11-28T12:00:00Z'),
      exactness: 'rounded',
      context: () => Promise.resolve(context),
    });
    periods = [...(await usage.periods('month')), ...(await usage.periods('week'))];
    reports = await Promise.all(periods.map((period) => usage.report(period)));
    files = await Promise.all(
      periods.map(async (period) => {
        const rows = (await usage.csv(period)).trimEnd().split('\r\n').slice(1);
        return new Map(
          rows.map((row) => {
            const [what, , language, from, to, how, step, count] = row.split(',');
            return [[what, language, from, to, how, step].join(), Number(count)];
          }),
        );
      }),
    );
  }, 60_000);

  it('has the months and weeks that are over, and no day', () => {
    expect(periods.map(({ name }) => name).slice(0, 2)).toEqual(['2026-10', '2026-W47']);
    expect(periods.every(({ to }) => to < '2026-11-28')).toBe(true);
  });

  it('finds tens in every number of every view, so that no difference is that of a few callers', () => {
    const numbers = reports.flatMap((report) => [
      report.calls,
      report.minutes,
      report.dropped,
      ...report.past.flatMap(({ calls, chosen }) => [calls, ...Object.values(chosen)]),
      ...[...report.nodes, ...report.asked].flatMap(({ arrivals, endings }) => [arrivals, endings]),
      ...report.trouble.flatMap(({ turns, again, silence, wrongKeys }) => [turns, again, silence, wrongKeys]),
      ...[report.chosen, report.ways, report.hours, report.lengths, report.transfers, report.texts].flatMap(
        (rows) => rows.map(({ count }) => count),
      ),
    ]);
    expect(numbers.length).toBeGreaterThan(1000);
    expect(numbers.filter((number) => number % 10 !== 0)).toEqual([]);
    expect(files.flatMap((file) => [...file.values()]).filter((number) => number % 10 !== 0)).toEqual([]);
  });

  it('finds the same number for the same thing on the page, in the file, and beside later periods', () => {
    for (const [index, report] of reports.entries()) {
      expect(files[index]?.get('new calls,,,,,') ?? 0).toBe(report.calls);
      for (const { code, count } of report.chosen)
        expect(files[index]?.get(`language chosen,${code},,,,`) ?? 0).toBe(count);
      for (const later of reports) {
        const past = later.past.find(({ name }) => name === report.period.name);
        expect(past?.calls ?? report.calls).toBe(report.calls);
      }
    }
  });

  it('finds no more in the cost than in the minutes and ways that are told', () => {
    const { local, tollFree } = prices.minute;
    for (const { cents, minutes } of reports)
      expect((cents.tollFree - cents.local) / (tollFree - local)).toBeCloseTo(minutes);
  });

  it('finds no average and no share of few', () => {
    for (const { calls, answersPerCall } of reports) expect(answersPerCall === undefined).toBe(calls < 100);
    expect(reports.some(({ answersPerCall }) => answersPerCall === undefined)).toBe(true);
  });
});
