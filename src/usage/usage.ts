import { toCsv } from './csv.ts';
import { createDayClock } from './period.ts';
import type { Recorder } from './recorder.ts';
import { readReport, type Context, type Report } from './report.ts';
import type { Exactness } from './shown.ts';
import type { Period, Store } from './store.ts';

/** What was used, for whoever may see it. Every question rejects while the database does not answer. */
export interface Usage {
  readonly report: (period: Period) => Promise<Report>;
  readonly csv: (period: Period, exactness: Exactness) => Promise<string>;
  readonly firstDay: () => Promise<string | undefined>;
  /** The day by the hotline's clock. */
  readonly today: () => string;
  readonly zone: string;
  readonly endSession: Store['endSession'];
  readonly isEnded: Store['isEnded'];
}

/** Reads what a recorder's database holds; `context` is asked once for each report. */
export function createUsage(
  recorder: Pick<Recorder, 'store'>,
  { timeZone }: { readonly timeZone: string },
  now: () => number,
  context: () => Promise<Context>,
): Usage {
  const clock = createDayClock(timeZone);
  return {
    report: async (period) => readReport(await recorder.store(), await context(), period),
    csv: async (period, exactness) => {
      const { greetings } = await context();
      return toCsv(await (await recorder.store()).read(period, greetings), exactness);
    },
    firstDay: async () => (await recorder.store()).firstDay(),
    today: () => clock.dayOf(now()),
    zone: timeZone,
    endSession: async (session, until, at) => (await recorder.store()).endSession(session, until, at),
    isEnded: async (session) => (await recorder.store()).isEnded(session),
  };
}
