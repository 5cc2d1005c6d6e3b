import { cellsOf } from './cells.ts';
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
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function quote(field: string): string {
  // A spreadsheet takes a field that begins so for a formula.
  const safe = /^[=+\-@]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
