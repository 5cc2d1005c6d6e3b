import { showCount, type Exactness } from './shown.ts';
import type { Used } from './store.ts';

const columns = ['what', 'day', 'language', 'from', 'to', 'how', 'step', 'count'] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/** Every counter of a period as CSV (RFC 4180), a row each; what is small is hidden as it is on the page. */
export function toCsv({ turns, calls, chosen, measures }: Used, exactness: Exactness): string {
  const shown = (count: number): string => showCount(count, exactness).replaceAll(',', '');
  const rows: readonly Row[] = [
    ...calls.map(({ day, count }) => ({ what: 'new calls', day, count: shown(count) })),
    ...chosen.map(({ day, language, count }) => ({
      what: 'language chosen',
      day,
      language,
      count: shown(count),
    })),
    ...turns.map(({ language, from, to, how, count }) => ({
      what: 'way',
      language,
      from,
      to,
      how,
      count: shown(count),
    })),
    ...measures.map(({ day, measure, step, count }) => ({ what: measure, day, step, count: shown(count) })),
  ];
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function quote(field: string): string {
  // A spreadsheet takes a field that begins so for a formula.
  const safe = /^[=+\-@]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
