import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');

/** Rooms and the functions that the tables of the two ways name in them. */
const named = [...page.matchAll(/^\|.*\]\(\.\.\/(src\/[\w/-]+)\) *\| ([^|]+)\|$/gm)].flatMap(
  ([, room = '', functions = '']) =>
    [...functions.matchAll(/`(\w+)`/g)].map(([, name = '']): readonly [string, string] => [room, name]),
);

it('docs/architecture.md follows a key and an edited word', () => {
  expect(named.length).toBeGreaterThan(15);
});

it.each(named)('%s has the function %s, as docs/architecture.md says', (room, name) => {
  const folder = path.join(root, room);
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const declared = new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm');
  expect(texts.some((text) => declared.test(text))).toBe(true);
});

it.each(
  [...page.matchAll(/`(src\/[\w/-]+\.\w+|(?:test|docs)\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file),
)('%s, which docs/architecture.md names, is there', (file) => {
  expect(existsSync(path.join(root, file))).toBe(true);
});
