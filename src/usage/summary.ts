import { troubled, type Report } from './report.ts';
import { showCount, showTotal } from './shown.ts';

const most = 15;
const hidden = 'small ones hidden';

/** A period in a terminal: figures, languages, what is asked for, where calls end. */
export function summarize(report: Report): string {
  const { period, calls, minutes, answers, cents } = report;
  const perCall = calls === 0 ? '–' : (answers / calls).toFixed(1);
  return [
    `${period.from} to ${period.to}: calls ${showTotal(calls, hidden)}, minutes ${showTotal(minutes, hidden)}, answers reached per call ${perCall}`,
    `cost about $${(cents.local / 100).toFixed(2)} on a local number, $${(cents.tollFree / 100).toFixed(2)} on a toll-free one`,
    ...(report.dropped > 0
      ? [`${showTotal(report.dropped, hidden)} counts were lost while the database did not answer`]
      : []),
    '',
    'Languages chosen',
    ...table(
      report.chosen
        .filter(({ count }) => count > 0)
        .map(({ english, count }) => [english, showCount(count, hidden)]),
    ),
    '',
    'Answers reached, and calls that ended there',
    ...table(
      report.asked
        .slice(0, most)
        .map(({ node, arrivals, endings }) => [
          node,
          showCount(arrivals, hidden),
          showCount(endings, hidden),
        ]),
    ),
    '',
    'Length of calls',
    ...table(report.lengths.map(({ step, count }) => [step, showCount(count, hidden)])),
    ...(report.transfers.length > 0
      ? [
          '',
          'Calls passed on',
          ...table(report.transfers.map(({ step, count }) => [step, showCount(count, hidden)])),
        ]
      : []),
    ...(report.texts.length > 0
      ? [
          '',
          'Text messages',
          ...table(report.texts.map(({ step, count }) => [step, showCount(count, hidden)])),
        ]
      : []),
    '',
  ].join('\n');
}

/** Where words fail, the gravest first, with the place of the words. */
export function summarizeTrouble({ period, guidance, trouble }: Report): string {
  const told = trouble.filter((one) => troubled(one) >= 5).slice(0, most * 2);
  if (told.length === 0) return `${period.from} to ${period.to}: nothing of note.\n`;
  const heads = ['place', 'language', 'turns', 'again', 'silence', 'wrong key', 'of its turns', 'script'];
  return [
    `${period.from} to ${period.to}: where callers asked again, stayed silent or pressed a key that means nothing there`,
    '',
    ...table([
      heads,
      ...told.map((one) => [
        one.node,
        one.language,
        ...[one.turns, one.again, one.silence, one.wrongKeys].map((count) => showCount(count, hidden)),
        `${Math.round((100 * troubled(one)) / one.turns)} %`,
        `docs/scripts/${guidance}/${one.language}.md#${one.node}`,
      ]),
    ]),
    '',
  ].join('\n');
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
