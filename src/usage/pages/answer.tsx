import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { periodNamed, spans, type NamedPeriod } from '../period.ts';
import type { Usage } from '../usage.ts';
import { NothingYet } from './notes.tsx';
import { UsagePage } from './page.tsx';
import type { Choice, UsageProps } from './props.ts';
import { TroublePage } from './trouble.tsx';
import { usageWords, WordsProvider, type UsageWords } from './words.ts';

/** What somebody asks of what was used. */
export interface Asked {
  readonly view: keyof typeof pages | 'csv';
  /** The period that the address names, whatever it says; null for the newest. */
  readonly period: string | null;
  /** Where the pages are mounted. */
  readonly path: string;
  /** The language of the pages. */
  readonly locale: string;
}

/** What they get: a page without its frame, or a file. */
export type Answer =
  | { readonly kind: 'page'; readonly title: string; readonly html: string }
  | { readonly kind: 'file'; readonly name: string; readonly csv: string }
  | { readonly kind: 'nothing yet' };

/** Answers what is asked; rejects while it cannot. */
export type Answering = (asked: Asked) => Promise<Answer>;

const pages: Readonly<Record<'used' | 'words', (props: UsageProps) => VNode>> = {
  used: (props) => <UsagePage {...props} />,
  words: (props) => <TroublePage {...props} />,
};

/** Reads the counters and draws them: plain data from end to end, for any thread. Rejects while the database does not answer. */
export async function answerUsage(
  usage: Usage,
  { view, period: name, path, locale, isSimulated }: Asked & { readonly isSimulated: boolean },
  scriptLink?: UsageProps['scriptLink'],
): Promise<Answer> {
  const words = usageWords(locale);
  const choice = await choose(name, usage, words);
  const { period } = choice;
  if (view === 'csv') {
    if (period === undefined) return { kind: 'nothing yet' };
    const file = `usage-${period.name}${isSimulated ? '-simulated' : ''}.csv`;
    return { kind: 'file', name: file, csv: await usage.csv(period) };
  }
  const title = words.t(`usage:title.${view}`);
  const body =
    period === undefined ? (
      <NothingYet title={title} today={usage.today()} />
    ) : (
      pages[view]({ report: await usage.report(period), choice, path, isSimulated, scriptLink })
    );
  const html = renderToString(<WordsProvider value={words}>{body}</WordsProvider>);
  return { kind: 'page', title, html };
}

/** The period that is asked for, if it may be told; else the newest month, or before the first is over the newest week. */
async function choose(name: string | null, usage: Usage, { t }: UsageWords): Promise<Choice> {
  const [weeks, months] = await Promise.all(spans.map((span) => usage.periods(span)));
  const known = { weeks: weeks ?? [], months: months ?? [] };
  const newest: NamedPeriod | undefined = known.months[0] ?? known.weeks[0];
  if (name === null) return { ...known, period: newest };
  const found = [...known.months, ...known.weeks].find((one) => one.name === name);
  if (found) return { ...known, period: found };
  const fault = periodNamed(name) === undefined ? t('usage:fault.noPeriod') : t('usage:fault.notTold');
  return { ...known, period: newest, fault };
}
