import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { periodNamed, spans, type NamedPeriod } from '../period.ts';
import type { Usage } from '../usage.ts';
import { NothingYet, TroublePage, UsagePage, type Choice, type UsageProps } from './page.tsx';

/** What somebody asks of what was used. */
export interface Asked {
  readonly view: keyof typeof pages | 'csv';
  /** The period that the address names, whatever it says; null for the newest. */
  readonly period: string | null;
  /** Where the pages are mounted. */
  readonly path: string;
}

/** What they get: a page without its frame, or a file. */
export type Answer =
  | { readonly kind: 'page'; readonly title: string; readonly html: string }
  | { readonly kind: 'file'; readonly name: string; readonly csv: string }
  | { readonly kind: 'nothing yet' };

/** Answers what is asked; rejects while it cannot. */
export type Answering = (asked: Asked) => Promise<Answer>;

const pages: Readonly<
  Record<'used' | 'words', { readonly title: string; readonly draw: (props: UsageProps) => VNode }>
> = {
  used: { title: 'What is used', draw: UsagePage },
  words: { title: 'Words that fail', draw: TroublePage },
};

/** Reads the counters and draws them: plain data from end to end, for any thread. Rejects while the database does not answer. */
export async function answerUsage(
  usage: Usage,
  { view, period: name, path, isSimulated }: Asked & { readonly isSimulated: boolean },
  scriptLink?: UsageProps['scriptLink'],
): Promise<Answer> {
  const choice = await choose(name, usage);
  const { period } = choice;
  if (view === 'csv') {
    if (period === undefined) return { kind: 'nothing yet' };
    const file = `usage-${period.name}${isSimulated ? '-simulated' : ''}.csv`;
    return { kind: 'file', name: file, csv: await usage.csv(period) };
  }
  const { title, draw } = pages[view];
  const body =
    period === undefined
      ? NothingYet({ title, today: usage.today() })
      : draw({ report: await usage.report(period), choice, path, isSimulated, scriptLink });
  return { kind: 'page', title, html: renderToString(body) };
}

/** The period that is asked for, if it may be told; else the newest month, or before the first is over the newest week. */
async function choose(name: string | null, usage: Usage): Promise<Choice> {
  const [weeks, months] = await Promise.all(spans.map((span) => usage.periods(span)));
  const known = { weeks: weeks ?? [], months: months ?? [] };
  const newest: NamedPeriod | undefined = known.months[0] ?? known.weeks[0];
  if (name === null) return { ...known, period: newest };
  const found = [...known.months, ...known.weeks].find((one) => one.name === name);
  if (found) return { ...known, period: found };
  const fault =
    periodNamed(name) === undefined
      ? 'A period is a month such as 2026-11, or a week such as 2026-W45.'
      : 'Nothing is told of that period: it is not over yet, or nothing is kept of it.';
  return { ...known, period: newest, fault };
}
