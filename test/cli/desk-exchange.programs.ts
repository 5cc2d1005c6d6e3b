import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ChangeBody } from '../../src/desk/changes.ts';
import { openDesk } from '../../src/desk/database.ts';
import { readEntries } from '../../src/desk/exchange/read-entries.ts';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import type { Role } from '../../src/desk/roles.ts';
import { lineProgram } from '../line-program.ts';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a desk in it, whose members are an owner and a speaker; gone with the test. */
async function createDesk(): Promise<{
  readonly folder: string;
  readonly url: string;
  readonly desk: (...options: readonly string[]) => Ran;
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const countersUrl = `file:${path.join(folder, 'usage.db')}`;
  const url = deskDatabase(countersUrl);
  await (await openDesk(url)).close();
  const members = await openMembers(url);
  const join = async (name: string, role: Role, languages: readonly string[]): Promise<void> => {
    const { secret } = await members.invite({ role, languages }, Date.now());
    const credential = { kind: 'passphrase', kept: '' } as const;
    await members.accept({ secret, id: name.toLowerCase(), name, credential }, Date.now());
  };
  await join('Ana', 'owner', []);
  await join('Cleo', 'speaker', ['es']);
  await members.close();
  const desk = (...options: readonly string[]): Ran =>
    spawnSync(process.execPath, [lineProgram, 'desk', ...options], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env.PATH, DATABASE_URL: countersUrl },
    });
  return { folder, url, desk };
}

/** Appends a change over a ground that no release has. */
async function append(url: string, body: ChangeBody): Promise<void> {
  const store = await openDesk(url);
  const stamp = { who: 'ana', when: Date.now(), before: '', ground: '0'.repeat(16) };
  await store.append({ ...stamp, ...body }, 0);
  await store.close();
}

it('a translator’s file goes out and comes back as a draft, in an owner’s or editor’s name', async () => {
  const { folder, url, desk } = await createDesk();
  const out = desk('export', '--for-translator', 'xliff', '--lang', 'es');
  expect([out.status, out.stderr]).toEqual([0, '']);
  const entries = readEntries('es.xlf', Buffer.from(out.stdout), 'es');
  const safe = entries.find(({ key }) => key === 'safe');
  expect(entries.length).toBeGreaterThan(300);
  const file = path.join(folder, 'es.xlf');
  const words = safe?.text.replace(/\.$/, ', de verdad.') ?? '';
  writeFileSync(
    file,
    out.stdout.replace(safe?.text ?? '', words).replace('id="mail" resname="mail"', 'id="../../x"'),
  );

  const nobody = desk('import', file, '--lang', 'es');
  expect([nobody.status, nobody.stdout]).toEqual([1, '']);
  expect(nobody.stderr).toContain('Ana (owner)');
  expect(nobody.stderr).not.toContain('Cleo');
  expect(desk('import', file, '--lang', 'es', '--as', 'Cleo').status).toBe(1);

  const rehearsed = desk('import', file, '--lang', 'es', '--as', 'Ana', '--dry-run');
  const store = await openDesk(url);
  onTestFinished(() => store.close());
  expect(await store.changes()).toEqual([]);
  const taken = desk('import', file, '--lang', 'es', '--as', 'Ana');
  for (const { status, stdout } of [rehearsed, taken]) {
    expect(status).toBe(1);
    expect(stdout).toMatch(/ taken: .*es\.xlf, line \d+ /);
    expect(stdout).toMatch(/ not taken: .*es\.xlf, line \d+: .*\.\.\/\.\.\/x/);
  }
  expect(await store.changes()).toMatchObject([
    { kind: 'words', who: 'ana', line: 'safe', value: { text: words } },
  ]);
  expect(await store.newest()).toMatchObject({ publication: 0 });
}, 180_000);

it('what is published goes into a folder, and what a release changed too is told with both sides’ words', async () => {
  const { folder, url, desk } = await createDesk();
  expect(desk('conflicts').status).toBe(0);
  await append(url, { kind: 'words', language: 'es', line: 'safe', value: { text: 'Uno, por lo general.' } });
  const none = desk('export', 'out');
  expect([none.status, none.stdout.split('\n').length]).toEqual([0, 2]);
  const draft = desk('export', 'out', '--draft');
  expect([draft.status, draft.stderr]).toEqual([0, '']);
  expect(draft.stdout).toContain('1/1 prompts/es/about.json');
  const file = path.join(folder, 'out/prompts/es/about.json');
  expect(readFileSync(file, 'utf8')).toContain('Uno, por lo general.');
  const conflicts = desk('conflicts');
  expect(conflicts.status).toBe(1);
  for (const { stdout } of [draft, conflicts]) {
    expect(stdout).toContain('words/es/safe');
    expect(stdout).toContain('Uno, por lo general.');
  }
  writeFileSync(file, '{}');
  const refused = desk('export', 'out', '--draft');
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain('prompts/es/about.json');
  expect(readFileSync(file, 'utf8')).toBe('{}');
  expect(desk('export', 'out', '--draft', '--over').status).toBe(0);
}, 180_000);

it.each([
  ['there is no desk', ['export'], 'DATABASE_URL'],
  ['a language is missing', ['export', '--for-translator', 'csv'], '--lang'],
  ['a format is unknown', ['export', '--for-translator', 'docx', '--lang', 'es'], 'xliff2'],
])('line desk says what to do where %s', (_, options, remedy) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [lineProgram, 'desk', ...options], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(remedy);
  rmSync(folder, { recursive: true });
});
