import { readText, TextFileError, writeText } from '../text-file.ts';

/**
 * A JSON file's value, its letters composed (NFC); undefined where there is no such file. Throws an error that names file and line where it is
 * no JSON, where a key stands twice, or where its text cannot be read. `name` is what errors call the file.
 */
export function readJson(file: string, name = file): unknown {
  const text = readText(file, name);
  return text === undefined ? undefined : parseJson(text, name);
}

/** The value of a text that is JSON, read as `readJson` reads it. Throws a TextFileError as it does. */
export function parseJson(written: string, name: string): unknown {
  const text = written.normalize('NFC');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new TextFileError(name, lineOfFault(text, message), `is no JSON: ${message}`);
  }
  // Of a key that stood twice one would be missing: where none is, nothing needs a second look.
  if (countKeys(value) === countWritten(text)) return value;
  const twice = findTwice(text);
  if (twice)
    throw new TextFileError(
      name,
      twice.line,
      `"${twice.key}" stands twice: delete one of the two, as only the last would be said`,
    );
  return value;
}

/** How many keys a value has in all its objects; NaN where it is nested deeper than the project's files are. */
function countKeys(value: unknown, levels = 6): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return NaN;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, one) => sum + countKeys(one, levels - 1), own);
}

/** How many keys a text that is JSON has at most: a few more where a string has a quotation mark before a colon; NaN where that cannot be told soon. */
function countWritten(text: string): number {
  if (/"\s+:/.test(text)) return NaN;
  let count = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) count += 1;
  return count;
}

/** Where V8 says that it stopped; undefined where it does not say. */
function lineOfFault(text: string, message: string): number | undefined {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return lineAt(text, Number(position));
  return message.includes('end of JSON') ? lineAt(text, text.length) : undefined;
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** The first key that stands twice in one object of a text that is JSON; a parser gives only the last of the two. */
function findTwice(text: string): { readonly key: string; readonly line: number } | undefined {
  for (const { key, index, isTwice } of keysIn(text)) if (isTwice) return { key, line: lineAt(text, index) };
  return undefined;
}

/** In which line each key of the outermost object of a text stands that is JSON. */
export function keyLines(written: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const text = written.normalize('NFC');
  let [line, from] = [1, 0];
  for (const { key, index, depth } of keysIn(text)) {
    for (let end = text.indexOf('\n', from); end !== -1 && end < index; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    if (depth === 1) lines.set(key, line);
  }
  return lines;
}

interface KeyIn {
  readonly key: string;
  readonly index: number;
  /** 1 in the outermost object. */
  readonly depth: number;
  readonly isTwice: boolean;
}

/** The keys of all objects of a text that is JSON, in its order. */
function* keysIn(text: string): Generator<KeyIn> {
  const open: Set<string>[] = [];
  for (const { 0: token, index } of text.matchAll(/[{}[\]]|"(?:[^"\\]|\\.)*"(?:\s*:)?/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const written = token.slice(0, token.lastIndexOf('"') + 1);
      const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
      yield { key, index, depth: open.length, isTwice: open.at(-1)?.has(key) ?? false };
      open.at(-1)?.add(key);
    }
  }
}

/** Writes a value as the project writes its JSON, aside and then renamed, so that no half of it is ever read. Throws an UnwritableError where it may not be written. */
export function writeJson(file: string, value: unknown): void {
  writeText(file, toJsonText(value));
}

/** A value as the project writes its JSON. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
