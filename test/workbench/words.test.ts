import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../../src/workbench/words');

function readAll(locale: string): ReadonlyMap<string, string> {
  const files = readdirSync(path.join(folder, locale));
  return new Map(
    files.flatMap((file) =>
      Object.entries(
        JSON.parse(readFileSync(path.join(folder, locale, file), 'utf8')) as Record<string, string>,
      ).map(([key, text]) => [`${path.parse(file).name}:${key}`, text] as const),
    ),
  );
}

/** The places of a text that something is put into. */
function placesOf(text: string): readonly string[] {
  return (text.match(/\{\{?\w+(?:, \w+)?\}?\}/g) ?? []).toSorted();
}

describe('the words of the pages', () => {
  const english = readAll('en');
  const others = readdirSync(folder).filter((locale) => locale !== 'en');

  it.each(others)('are all there in %s, with the same places to fill in', (locale) => {
    const own = readAll(locale);
    // A language may have more forms of a plural than English has, or fewer.
    const plain = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
    expect(new Set([...own.keys()].map(plain))).toEqual(new Set([...english.keys()].map(plain)));
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      const meant = english.get(key);
      if (meant !== undefined) expect([key, placesOf(text)]).toEqual([key, placesOf(meant)]);
    }
  });
});
