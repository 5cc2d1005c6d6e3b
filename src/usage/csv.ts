import { cellsOf } from './cells.ts';
import { csvRow } from './csv-field.ts';
import type { NamedPeriod } from './period.ts';
import type { Round } from './shown.ts';
import type { Used } from './store.ts';

const columns = ['what', 'period', 'language', 'from', 'to', 'how', 'step', 'count'] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/** Every counter of a period as CSV (RFC 4180), a row each, rounded as on the page; a row that comes to nothing is left out. */
export function toCsv(used: Used, period: NamedPeriod, round: Round): string {
  const rows: readonly Row[] = cellsOf(used, period, round)
    .filter(({ count }) => count > 0)
    .map(({ count, ...row }) => ({ ...row, period: period.name, count: String(count) }));
  const lines = rows.map((row) => csvRow(columns.map((column) => row[column] ?? '')));
  return [columns.join(','), ...lines, ''].join('\r\n');
}
