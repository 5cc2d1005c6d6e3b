import { CsvError, parse } from 'csv-parse/sync';
import { TextFileError } from '../../text-file.ts';
import { csvRow, readField } from '../../usage/csv-field.ts';
import { placeIn, type Entry, type TranslatorLine } from './entry.ts';

interface Read {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a text that is CSV with a header: the columns `key` and `text`, and `english` where it is there; others are passed over. Between them
 * stand commas, semicolons or tabs. Throws a TextFileError.
 */
export function readCsvEntries(text: string, name: string): readonly Entry[] {
  const [header, ...rows] = readRows(text, name);
  const columns = header?.record.map((column) => column.trim().toLowerCase()) ?? [];
  const [key, translated, english] = ['key', 'text', 'english'].map((column) => columns.indexOf(column));
  if (key === -1 || translated === -1 || key === undefined || translated === undefined) {
    throw new TextFileError(name, 1, 'must name its columns: key,text or key,text,english');
  }
  let last = header?.info.lines ?? 1;
  return rows.flatMap(({ record, info }): readonly Entry[] => {
    const place = placeIn(name, last + 1);
    last = info.lines;
    if (record.join('').trim() === '') return [];
    const at = (column: number): string => readField(record[column] ?? '');
    const source = english === undefined || english === -1 ? '' : at(english);
    return [{ key: at(key).trim(), text: at(translated), ...(source && { english: source }), place }];
  });
}

function readRows(text: string, name: string): readonly Read[] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = [';', '\t'].find(
    (one) => /^"?\s*(?:key|text|english)\b/i.test(first) && first.includes(one),
  );
  try {
    // As `info` has it; the package's types do not tell.
    return parse(text, {
      info: true,
      delimiter: delimiter ?? ',',
      relax_column_count: true,
    }) as unknown as readonly Read[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    throw new TextFileError(name, line, `is no CSV: ${error.message}`);
  }
}

/** The lines as CSV for whoever translates, with a mark at its beginning by which a spreadsheet knows that it is UTF-8. */
export function toCsvFile(lines: readonly TranslatorLine[]): string {
  const rows = lines.map(({ key, text, english, notes }) => csvRow([key, text, english, notes.join(' ')]));
  return `\u{feff}${[csvRow(['key', 'text', 'english', 'notes']), ...rows, ''].join('\r\n')}`;
}
