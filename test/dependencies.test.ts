import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { schema } from '../src/config/schema.ts';

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8');

/** What stands in the first column of a document's tables. */
const firstsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) *\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );

const [, packages = '', settings = ''] = read('docs/dependencies.md').split(
  /^## (?:What the line needs|Each setting)$/m,
);

it('docs/dependencies.md says why each package that the line needs is there, and of no other', () => {
  const { dependencies } = JSON.parse(read('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect([...firstsOf(packages)].sort()).toEqual(Object.keys(dependencies).sort());
});

const [, table = ''] = /^## Settings\n([^]*?)^## /m.exec(read('README.md')) ?? [];
const inReadme = [...firstsOf(table)].sort();

it('docs/dependencies.md says why each setting of the README is one, and of no other', () => {
  expect([...firstsOf(settings)].sort()).toEqual(inReadme);
});

it('the README tells of each setting that the line reads', () => {
  expect(inReadme).toEqual(expect.arrayContaining(Object.keys(schema.shape)));
});

it('.env.example names each setting of the README, and no other', () => {
  const named = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(inReadme);
});
