import type { NamedPeriod } from './period.ts';
import type { Report, Steps } from './report.ts';
import { troubled } from './trouble.ts';
import { showCount, showShare, showTotal } from './shown.ts';

const most = 15;

/** A period in a terminal: figures, languages, what is asked for, where calls end. */
export function summarize(report: Report): string {
  const { period, exactness, calls, minutes, answersPerCall, cents } = report;
  const counted = (steps: Steps): readonly string[] =>
    table(steps.map(({ step, count }) => [step, showCount(count, exactness)]));
  return [
    `${tellPeriod(period)}: calls ${showTotal(calls, exactness)}, minutes ${showTotal(minutes, exactness)}, answers reached per call ${answersPerCall?.toFixed(1) ?? '–'}`,
    `cost about $${(cents.local / 100).toFixed(2)} on a local number, $${(cents.tollFree / 100).toFixed(2)} on a toll-free one`,
    ...(report.dropped > 0
      ? [`${showTotal(report.dropped, exactness)} counts were lost while the database did not answer`]
      : []),
    '',
    'Languages chosen',
    ...table(
      report.chosen
        .filter(({ count }) => count > 0)
        .map(({ english, count }) => [english, showCount(count, exactness)]),
    ),
    '',
    'Answers reached, and calls that ended there',
    ...table(
      report.asked
        .slice(0, most)
        .map(({ node, arrivals, endings }) => [
          node,
          showCount(arrivals, exactness),
          showCount(endings, exactness),
        ]),
    ),
    '',
    'Length of calls',
    ...counted(report.lengths),
    ...(report.transfers.length > 0 ? ['', 'Calls passed on', ...counted(report.transfers)] : []),
    ...(report.texts.length > 0 ? ['', 'Text messages', ...counted(report.texts)] : []),
    '',
  ].join('\n');
}

/** Where words fail, the gravest first, with the place of the words. */
export function summarizeTrouble({ period, exactness, guidance, trouble }: Report): string {
  const told = trouble.slice(0, most * 2);
  if (told.length === 0) return `${tellPeriod(period)}: nothing of note.\n`;
  const heads = ['place', 'language', 'turns', 'again', 'silence', 'wrong key', 'of its turns', 'script'];
  return [
    `${tellPeriod(period)}: where callers asked again, stayed silent or pressed a key that means nothing there`,
    '',
    ...table([
      heads,
      ...told.map((one) => [
        one.node,
        one.language,
        ...[one.turns, one.again, one.silence, one.wrongKeys].map((count) => showCount(count, exactness)),
        showShare(troubled(one), one.turns, exactness),
        `docs/scripts/${guidance}/${one.language}.md#${one.node}`,
      ]),
    ]),
    '',
  ].join('\n');
}

function tellPeriod({ name, from, to }: NamedPeriod): string {
  return `${name} (${from} to ${to})`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ['  none'];
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
}
