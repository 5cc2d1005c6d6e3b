import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writing } from './writable.ts';

/** A text cannot be read as it is; names its file, its line and what to do. */
export class TextFileError extends Error {
  /** The file as whoever reads the error knows it, with the line where that is known. */
  readonly place: string;
  readonly why: string;

  constructor(file: string, line: number | undefined, why: string) {
    const place = line === undefined ? file : `${file}, line ${line}`;
    super(`${place}: ${why}`);
    this.name = 'TextFileError';
    this.place = place;
    this.why = why;
  }
}

/**
 * A text file as this project reads all that people write: in UTF-8, with or without a byte order mark, its lines ended by a line feed alone.
 * Undefined where there is no such file. Throws a TextFileError for one in another encoding. `name` is what errors call the file.
 */
export function readText(file: string, name = file): string | undefined {
  const bytes = readBytes(file, name);
  return bytes && decodeText(bytes, name);
}

/** Writes a text file aside and then renames it, so that no half of it is ever read. Throws an UnwritableError where it may not be written. */
export function writeText(file: string, text: string): void {
  writing(file, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  });
}

/** The text of a file's bytes, read as `readText` reads it. Throws a TextFileError as it does. */
export function decodeText(bytes: Buffer, name: string): string {
  if (isUtf16(bytes)) throw new TextFileError(name, undefined, 'is in UTF-16: save it as UTF-8');
  return decode(bytes) ?? decodeLines(name, bytes).join('\n');
}

/** The whole text at once, as it nearly always is; undefined where something is wrong with it, or lines end otherwise. */
function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\0\r]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function readBytes(file: string, name: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const why = code === 'EISDIR' ? 'is a folder, and must be a file' : message;
    throw new TextFileError(name, undefined, why);
  }
}

/** With its mark, or with a nought beside each of the first letters. */
function isUtf16(bytes: Buffer): boolean {
  const begins = bytes.toString('latin1', 0, 4);
  return /^(?:\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/s.test(begins);
}

/** In UTF-8 no other character has the bytes of a line's end in it. */
function decodeLines(name: string, bytes: Buffer): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lines: string[] = [];
  for (let from = 0; from <= bytes.length;) {
    const found = bytes.indexOf('\n', from);
    const end = found === -1 ? bytes.length : found;
    const line = lines.length + 1;
    try {
      lines.push(decoder.decode(bytes.subarray(from, end)).replace(/\r$/, ''));
    } catch {
      const why = 'is not in UTF-8, but in another encoding, such as Windows-1252: save the file as UTF-8';
      throw new TextFileError(name, line, why);
    }
    if (lines.at(-1)?.includes('\0')) {
      throw new TextFileError(name, line, 'has a NUL byte in it: save the file anew, as plain text in UTF-8');
    }
    from = end + 1;
  }
  return lines.map((line, index) => (index === 0 ? line.replace(/^\u{feff}/u, '') : line));
}
