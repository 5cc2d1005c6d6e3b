import { existsSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import { readSettings } from '../config/read.ts';
import { usageContext } from '../effort/usage-context.ts';
import { openStore } from '../usage/database.ts';
import { createDayClock, daysOf, periodNamed, periodOf, spans, type NamedPeriod } from '../usage/period.ts';
import { sampleDatabase } from '../usage/sample.ts';
import type { Period } from '../usage/store.ts';
import { summarize, summarizeTrouble } from '../usage/summary.ts';
import { createUsage, type Usage } from '../usage/usage.ts';
import { chosenGuide } from './guidance.ts';
import { loadProject } from './project.ts';
import { sampleCounts } from './sample-calls.ts';
import { told } from './told.ts';

interface Options {
  readonly month?: string;
  readonly week?: string;
  readonly csv?: true;
  readonly trouble?: true;
  readonly sample?: true;
  readonly database?: string;
}

/** The period that is asked for; undefined where none is. Throws an Error that says what one looks like. */
function wantedPeriod({ month, week }: Options): NamedPeriod | undefined {
  if (month !== undefined && week !== undefined) throw new Error('either --month or --week: not both');
  const name = month ?? week;
  if (name === undefined) return undefined;
  const period = periodNamed(name);
  if (period?.span !== (month === undefined ? 'week' : 'month')) {
    throw new Error(
      month === undefined
        ? `--week ${name} must be such as 2026-W45`
        : `--month ${name} must be such as 2026-11`,
    );
  }
  return period;
}

/** The period to tell: the one that is asked for, or the newest month, or week. Throws an Error where it may not be told. */
async function tellable(usage: Usage, wanted: NamedPeriod | undefined): Promise<NamedPeriod> {
  const [weeks = [], months = []] = await Promise.all(spans.map((span) => usage.periods(span)));
  const all = [...months, ...weeks];
  const found = wanted === undefined ? all[0] : all.find(({ name }) => name === wanted.name);
  if (found) return found;
  const rule = 'a week or a month is told once it is over';
  if (wanted !== undefined) {
    const known = all.map(({ name }) => name).slice(0, 6);
    throw new Error(
      `nothing is told of ${wanted.name}: ${rule}, while its days are kept${known.length === 0 ? '' : `; there are ${known.join(', ')}`}`,
    );
  }
  throw new Error(
    `nothing can be told yet: ${rule}, and the present week ends on ${periodOf(usage.today(), 'week').to}`,
  );
}

function databaseOf({ sample, database }: Options): string {
  if (sample) return sampleDatabase;
  const url = database ?? readSettings(process.env).databaseUrl;
  if (url === undefined) throw new Error('DATABASE_URL is off: nothing is counted');
  const file = url.startsWith('file:') ? url.slice('file:'.length).replace(/^\/\//, '') : undefined;
  if (file !== undefined && !existsSync(file)) {
    throw new Error(
      `${file} is not there: nothing has been counted yet, or DATABASE_URL (or --database) names another one`,
    );
  }
  return url;
}

/** Makes the simulated month anew. */
async function makeSample(period: Period): Promise<void> {
  const { guide, offers } = await loadProject(chosenGuide());
  const file = sampleDatabase.slice('file:'.length);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const store = await openStore(sampleDatabase);
  const counts = sampleCounts({ guide, offers, days: daysOf(period), callsPerDay: 60, seed: 1 });
  await store.add({ ...counts, instance: 'sample', sequence: 1, day: period.to });
  // Simulated calls give nobody away: the month is to be the same each time.
  await store.roundingKey('sample');
  await store.close();
  process.stderr.write(
    `A simulated month is in ${file}: none of its calls were made. Look at it on the page Usage of the demo ("${lineCommand} start --demo").\n`,
  );
}

function monthBefore(day: string): NamedPeriod {
  return periodOf(createDayClock('utc').before(periodOf(day, 'month').from, 1), 'month');
}

async function run(options: Options): Promise<void> {
  const { timeZone } = readSettings(process.env);
  const today = createDayClock(timeZone).dayOf(Date.now());
  const wanted = wantedPeriod(options) ?? (options.sample ? monthBefore(today) : undefined);
  if (options.sample && wanted) {
    if (wanted.to >= today) throw new Error(`--sample needs a period that is over: ${wanted.name} is not`);
    await makeSample(wanted);
  }
  const store = await openStore(databaseOf(options));
  try {
    const usage = createUsage({
      store: () => Promise.resolve(store),
      timeZone,
      now: Date.now,
      exactness: 'rounded',
      context: async () => {
        const { guide, speech, offers } = await loadProject(chosenGuide());
        return usageContext(guide, speech, offers);
      },
    });
    const period = await tellable(usage, wanted);
    if (options.csv) {
      process.stdout.write(await usage.csv(period));
      return;
    }
    const report = await usage.report(period);
    const mark = options.sample ? 'SIMULATED: these calls were never made.\n\n' : '';
    process.stdout.write(mark + (options.trouble ? summarizeTrouble(report) : summarize(report)));
  } finally {
    await store.close();
  }
}

/** The subcommand. */
export const command = new Command('usage')
  .description(
    [
      'What callers have used in a month or a week that is over: calls, minutes, cost, languages, answers. Counters of steps, not',
      'of calls: nothing is known of any caller, and each number is rounded to a ten, up or down by chance (docs/usage.md).',
    ].join('\n'),
  )
  .option('--month <month>', 'a month such as 2026-10; without it the newest that is over')
  .option('--week <week>', 'a week such as 2026-W45, from Monday to Sunday')
  .option('--csv', 'every counter of the period, as CSV')
  .option('--trouble', 'where words fail: what to write anew first')
  .option('--sample', 'make a simulated month, to look at; it is kept apart from what is counted')
  .option('--database <url>', 'another database than that of DATABASE_URL')
  .action(told(run));
