import { keyLines, parseJson, toJsonText } from '../../speech/json-file.ts';
import { TextFileError } from '../../text-file.ts';
import { placeIn, type Entry, type TranslatorLine } from './entry.ts';

/** Reads a text that is JSON: a key, and its text or an object with `text`, `english` and `seen`. Throws a TextFileError. */
export function readJsonEntries(text: string, name: string): readonly Entry[] {
  const value = parseJson(text, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TextFileError(name, undefined, 'must be an object: a key, and the text of each line');
  }
  const lines = keyLines(text);
  return Object.entries(value).map(([key, one]) => {
    const line = lines.get(key) ?? 1;
    const entry = entryOf(one);
    if (entry) return { key, ...entry, place: placeIn(name, line) };
    throw new TextFileError(name, line, 'must be a text, or an object with a "text"');
  });
}

function entryOf(value: unknown): Pick<Entry, 'text' | 'english' | 'seen'> | undefined {
  if (typeof value === 'string') return { text: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, english, seen } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return undefined;
  return {
    text,
    ...(typeof english === 'string' && { english }),
    ...(typeof seen === 'string' && { seen }),
  };
}

/** The lines as JSON for whoever translates; `notes` and `english` are there to be read. */
export function toJsonFile(lines: readonly TranslatorLine[]): string {
  return toJsonText(
    Object.fromEntries(
      lines.map(({ key, english, text, notes, seen }) => [key, { english, text, notes, seen }]),
    ),
  );
}
