import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lineProgram } from '../line-program.ts';

const root = path.join(import.meta.dirname, '../..');
const shown = 'test/calls/missed-last-tuesday.json';
const offices = 'test/calls/missed-legal-help.json';
const schema = 'prompts/guide/topic.schema.json';

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** What `line accept` writes of the project, with some of its calls, in a folder of its own. */
function copyWritten(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'accept-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const written = ['README.md', 'docs', schema, shown, offices, 'test/calls/wrong-language.json'];
  for (const one of [...written, 'prompts/guide/parts.schema.json', 'prompts/guide/own.schema.json'])
    cpSync(path.join(root, one), path.join(folder, one), { recursive: true });
  return folder;
}

function accept(folder: string, ...options: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lineProgram, 'accept', '--root', folder, ...options],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, out: stdout, error: stderr };
}

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

function edit(folder: string, file: string, change: (text: string) => string): void {
  const changed = change(read(folder, file));
  expect(changed).not.toBe(read(folder, file));
  writeFileSync(path.join(folder, file), changed);
}

/** Every file in a folder that is not as the project has it. */
const otherwise = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !readFileSync(path.join(folder, file)).equals(readFileSync(path.join(root, file))));

/** The three keys that lead to the answer in both calls. */
const [led = ''] = /\d,\d,\d/.exec((JSON.parse(read(root, shown)) as { readonly keys: string }).keys) ?? [];
const other = (keys: string): string => keys.replaceAll(/\d/g, (key) => String((Number(key) % 5) + 1));

/** A saved call as if other keys had led to its answer. */
function withOtherKeys(call: string): string {
  let count = 0;
  return call.replace(led, other(led)).replaceAll(/ > \d"/g, (press) => {
    count += 1;
    return count <= 3 ? other(press) : press;
  });
}

it('finds nothing to write where the guide has not changed', () => {
  const { status, out, error } = accept(copyWritten(), '--check');
  expect([status, error]).toEqual([0, '']);
  expect(out.trim().split('\n')).toHaveLength(1);
});

it('writes anew what is not as the guide makes it, and only shows it where it is asked to check', () => {
  const folder = copyWritten();
  edit(folder, 'docs/scripts/faq/es.md', (text) => text.replace(/\*\*\d\*\*/, '**key**'));
  rmSync(path.join(folder, 'docs/scripts/2026/ht.md'));
  edit(folder, 'docs/map-2026.svg', (text) =>
    text.replace('id="node&#45;main"', 'id="node&#45;long&#45;gone"'),
  );
  edit(folder, shown, (text) => text.replace(/,\s*"places".*\]/s, ''));
  edit(folder, schema, (text) => text.replace('"string"', '"number"'));
  const before = ['docs/scripts/faq/es.md', 'docs/map-2026.svg', shown].map((file) => read(folder, file));
  const checked = accept(folder, '--check');
  expect(checked.status).toBe(1);
  for (const file of [
    'docs/scripts/faq/es.md',
    'docs/scripts/2026/ht.md',
    'docs/map-2026.svg',
    schema,
    shown,
  ])
    expect(checked.out).toContain(file);
  expect(checked.out).toMatch(/^ +-.*\*\*key\*\*/m);
  expect(checked.out).toMatch(/^ +\+.*\*\*\d\*\*/m);
  expect(['docs/scripts/faq/es.md', 'docs/map-2026.svg', shown].map((file) => read(folder, file))).toEqual(
    before,
  );

  const written = accept(folder);
  expect([written.status, written.error]).toEqual([0, '']);
  // The counters still have what was counted there.
  expect(written.out).toContain('long-gone');
  expect(otherwise(folder)).toEqual([]);
  expect(readdirSync(path.join(folder, 'docs/scripts/2026'))).toContain('ht.md');
});

it('leads saved calls by other keys through the places where they were, and shows the same calls in the documents', () => {
  const folder = copyWritten();
  for (const file of [shown, offices]) edit(folder, file, withOtherKeys);
  edit(folder, 'docs/legal-help.md', (text) => text.replace(`--keys '${led}`, `--keys '${other(led)}`));
  for (const file of ['README.md', 'docs/tasks/program.md'])
    edit(folder, file, (text) => text.replace(`--keys -,${led},h`, `--keys -,${other(led)},h`));
  const { status, error } = accept(folder);
  expect([status, error]).toEqual([0, '']);
  expect(otherwise(folder)).toEqual([]);
});

it('tells a call that no keys lead through its places any more, leaves it as it is, and writes the rest', () => {
  const folder = copyWritten();
  edit(folder, offices, (text) => text.replace('es missed >', 'es demolished >'));
  const left = read(folder, offices);
  edit(folder, 'docs/map-faq.svg', (text) => `${text}<!-- drawn by hand -->\n`);
  const { status, error } = accept(folder);
  expect(status).toBe(1);
  for (const named of [offices, 'es trouble', 'es demolished', '"places"']) expect(error).toContain(named);
  expect(read(folder, offices)).toBe(left);
  expect(otherwise(folder)).toEqual([offices]);
});

it.each([
  ['is no JSON', '{"title"'],
  ['has keys that there are not', '{"title": "", "number": "", "keys": "A,B"}'],
  ['has no keys', '{"title": "", "number": ""}'],
])('names a saved call that %s, and writes nothing', (_, text) => {
  const folder = copyWritten();
  writeFileSync(path.join(folder, offices), text);
  edit(folder, 'docs/map-faq.svg', (map) => `${map}<!-- drawn by hand -->\n`);
  const { status, error } = accept(folder);
  expect(status).toBe(1);
  expect(error).toContain(path.basename(offices));
  expect(error.trim().split('\n').length).toBeLessThan(4);
  expect(otherwise(folder)).toEqual(['docs/map-faq.svg', offices]);
});

it('leaves a file whole that it cannot write, and names it', () => {
  const folder = copyWritten();
  edit(folder, 'docs/map-faq.svg', (map) => `${map}<!-- drawn by hand -->\n`);
  mkdirSync(path.join(folder, 'docs/map-faq.svg.part'));
  const { status, error } = accept(folder);
  expect(status).toBe(1);
  expect(error).toContain('map-faq.svg');
  expect(read(folder, 'docs/map-faq.svg')).toContain('drawn by hand');
});

it('asks for a checkout where there is none', () => {
  const { status, error } = accept(path.join(root, 'src'));
  expect([status, error.trim().split('\n').length]).toEqual([1, 1]);
});
