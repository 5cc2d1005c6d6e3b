import path from 'node:path';
import { decodeText, TextFileError } from '../../text-file.ts';
import { readCsvEntries } from './csv.ts';
import type { Entry } from './entry.ts';
import { readJsonEntries } from './json.ts';
import { readXliffEntries } from './xliff.ts';

/** The most bytes of a translator's file: all lines with English, notes and markup are less than a tenth of it. */
export const mostFileBytes = 8 * 1024 * 1024;

/** What kinds of files can be read, for messages. */
export const readable = 'XLIFF (.xlf, .xliff), JSON (.json) or CSV (.csv)';

/**
 * Reads a translator's file into one language, by the ending of its name; `name` is what errors call it. Throws a TextFileError that names the
 * file, the line where that is known, and what is wrong.
 */
export function readEntries(name: string, bytes: Buffer, language: string): readonly Entry[] {
  if (bytes.length > mostFileBytes) {
    const most = mostFileBytes / 1024 / 1024;
    throw new TextFileError(name, undefined, `is larger than ${most} MB: no file of lines is`);
  }
  const text = decodeText(bytes, name);
  switch (path.extname(name).toLowerCase()) {
    case '.xlf':
    case '.xliff':
      return readXliffEntries(text, name, language);
    case '.json':
      return readJsonEntries(text, name);
    case '.csv':
    case '.tsv':
      return readCsvEntries(text, name);
    default:
      throw new TextFileError(name, undefined, `is not ${readable} by the ending of its name`);
  }
}
