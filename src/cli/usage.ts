import { existsSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { readSettings } from '../config.ts';
import { usageContext } from '../effort/usage-context.ts';
import { openStore } from '../usage/database.ts';
import { createDayClock, daysOfMonth, daysOf, isDay } from '../usage/period.ts';
import { sampleDatabase } from '../usage/sample.ts';
import type { Period } from '../usage/store.ts';
import { summarize, summarizeTrouble } from '../usage/summary.ts';
import { createUsage } from '../usage/usage.ts';
import { chosenGuide } from './guidance.ts';
import { loadProject } from './project.ts';
import { sampleCounts } from './sample-calls.ts';
import { told } from './told.ts';

interface Options {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: true;
  readonly trouble?: true;
  readonly sample?: true;
  readonly database?: string;
}

function periodOf({ month, from, to }: Options, today: string): Period {
  if (from !== undefined || to !== undefined) {
    if (month !== undefined) throw new Error('--month is a period by itself: leave out --from and --to');
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Error(
        '--from and --to must be days such as 2026-11-01 and 2026-11-30, the earlier one first',
      );
    }
    return { from, to };
  }
  if (month !== undefined && !isDay(`${month}-01`))
    throw new Error(`--month ${month} must be such as 2026-11`);
  return daysOfMonth(month ?? today.slice(0, 7));
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
  await store.close();
  process.stderr.write(
    `A simulated month is in ${file}: none of its calls were made. Look at it on the page Usage of the demo (npm start).\n`,
  );
}

async function run(options: Options): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { timeZone } = readSettings(process.env);
  const today = createDayClock(timeZone).dayOf(Date.now());
  const period = periodOf(options, today);
  if (options.sample) await makeSample(period);
  const store = await openStore(databaseOf(options));
  try {
    const usage = createUsage({ store: () => Promise.resolve(store) }, { timeZone }, Date.now, async () => {
      const { guide, speech, offers } = await loadProject(chosenGuide());
      return usageContext(guide, speech, offers);
    });
    if (options.csv) {
      process.stdout.write(await usage.csv(period, 'small ones hidden'));
      return;
    }
    const report = await usage.report(period);
    const mark = options.sample ? 'SIMULATED: these calls were never made.\n\n' : '';
    process.stdout.write(mark + (options.trouble ? summarizeTrouble(report) : summarize(report)));
  } finally {
    await store.close();
  }
}

await new Command('usage')
  .description(
    [
      'What callers have used in a month: calls, minutes, cost, languages, answers. Counters of steps, not of calls: nothing is',
      'known of any caller, and counts under 5 are hidden.',
    ].join('\n'),
  )
  .option('--month <month>', 'another month than this one, such as 2026-10')
  .option('--from <day>', 'another period, such as --from 2026-10-01 --to 2026-12-31')
  .option('--to <day>')
  .option('--csv', 'every counter of the period, as CSV')
  .option('--trouble', 'where words fail: what to write anew first')
  .option('--sample', 'make a simulated month, to look at; it is kept apart from what is counted')
  .option('--database <url>', 'another database than that of DATABASE_URL')
  .action(told(run))
  .parseAsync();
