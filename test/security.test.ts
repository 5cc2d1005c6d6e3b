import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { attacks } from './attack/attacks.ts';

const document = readFileSync(path.join(import.meta.dirname, '../docs/security.md'), 'utf8');

/** The rows of the table of attacks: its name, what is tried, what is right, what stops it. */
const [, section = ''] = /^## What is tried\n([^]*?)^## /m.exec(document) ?? [];
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll(/[`\\]/g, '').trim()),
  );

it('docs/security.md has a row for each attack of "npm run attack", in its order and words, and no other', () => {
  const tried = attacks.map(({ name, tried, right }) =>
    [name, tried, right].map((text) => text.replaceAll('`', '')),
  );
  expect(rows.map((row) => row.slice(0, 3))).toEqual(tried);
});

it('docs/security.md says what stops each', () => {
  expect(rows.filter(([, , , stops = '']) => stops.length < 5)).toEqual([]);
});

it('attacks have names of their own', () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});
