import { toCsv } from './csv.ts';
import { createDayClock, periodsOf, type NamedPeriod, type Span } from './period.ts';
import { keptDays, type Recorder } from './recorder.ts';
import type { Context } from './context.ts';
import { createReport, type Report } from './report.ts';
import { exactly, roundBy, type Exactness, type Round } from './shown.ts';
import type { Store } from './store.ts';

/** What was used, for whoever may see it. Every question rejects while the database does not answer. */
export interface Usage {
  readonly exactness: Exactness;
  /** The weeks or months that may be told, the newest first: of a line those that are over, of a demo also those that are not. */
  readonly periods: (span: Span) => Promise<readonly NamedPeriod[]>;
  /** What a period's counters mean. `period` is one of those that may be told. */
  readonly report: (period: NamedPeriod) => Promise<Report>;
  readonly csv: (period: NamedPeriod) => Promise<string>;
  readonly today: () => string;
}

/** What a usage is read from. */
interface UsageParts {
  readonly store: Recorder['store'];
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly exactness: Exactness;
  /** Asked once for each report. */
  readonly context: () => Promise<Context>;
}

/** Past periods that a report shows beside its own. */
const mostPast = 12;

/** Reads what a database of counters holds. */
export function createUsage({ store, timeZone, now, exactness, context }: UsageParts): Usage {
  const clock = createDayClock(timeZone);
  const today = (): string => clock.dayOf(now());
  const roundOf = async (opened: Store): Promise<Round> =>
    exactness === 'exact' ? exactly : roundBy(await opened.roundingKey());
  const periods = async (span: Span): Promise<readonly NamedPeriod[]> => {
    const firstDay = await (await store()).firstDay();
    if (firstDay === undefined) return [];
    const oldest = clock.before(today(), keptDays);
    return periodsOf({ firstDay, today: today(), oldest }, span, exactness === 'exact');
  };
  return {
    exactness,
    periods,
    report: async (period) => {
      const [opened, known, told] = await Promise.all([store(), context(), periods(period.span)]);
      const past = told
        .filter(({ from }) => from <= period.from)
        .slice(0, mostPast)
        .toReversed();
      const range = { from: past[0]?.from ?? period.from, to: period.to };
      const [used, trend, round] = await Promise.all([
        opened.read(period, known.greetings),
        opened.trend(range, known.greetings),
        roundOf(opened),
      ]);
      return createReport(used, trend, known, { period, past, exactness, round });
    },
    csv: async (period) => {
      const [opened, { greetings }] = await Promise.all([store(), context()]);
      return toCsv(await opened.read(period, greetings), period, await roundOf(opened));
    },
    today,
  };
}
