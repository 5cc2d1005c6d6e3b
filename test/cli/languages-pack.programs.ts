import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../src/desk/database.ts';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { copyWords } from '../copied-words.ts';
import { ana, benchOver } from '../desk/benches.ts';
import { lineProgram } from '../line-program.ts';

const so = {
  name: 'Soomaali',
  english: 'Somali',
  written: true,
  scripts: ['Latin'],
  voice: false,
  draft: true,
};

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Hotline {
  readonly folder: string;
  readonly url: string;
  readonly line: (...options: readonly string[]) => Ran;
}

/** A line with a desk, whose owner is Ana. */
async function createHotline(): Promise<Hotline> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const countersUrl = `file:${path.join(folder, 'usage.db')}`;
  const url = deskDatabase(countersUrl);
  await (await openDesk(url)).close();
  const members = await openMembers(url);
  const { secret } = await members.invite({ role: 'owner', languages: [] }, Date.now());
  const credential = { kind: 'passphrase', kept: '' } as const;
  await members.accept({ secret, id: 'ana', name: 'Ana', credential }, Date.now());
  await members.close();
  const line = runIn(folder, {
    DATABASE_URL: countersUrl,
    DESK: 'on',
    PUBLIC_URL: 'https://line.example',
    TWILIO_AUTH_TOKEN: '0'.repeat(32),
    GUIDANCE: 'faq',
    REVIEWED_ONLY: 'off',
  });
  return { folder, url, line };
}

function runIn(cwd: string, env: Readonly<Record<string, string>>): Hotline['line'] {
  return (...options) =>
    spawnSync(process.execPath, [lineProgram, 'languages', ...options], {
      encoding: 'utf8',
      cwd,
      env: { PATH: process.env.PATH, ...env },
    });
}

async function startSomali({ url }: Hotline): Promise<void> {
  const store = await openDesk(url);
  const bench = benchOver(store);
  await bench.setLanguage(ana, 'so', so, '');
  const place = { language: 'so', line: 'safe' };
  const { seen = '' } = (await bench.line(place)) ?? {};
  await bench.write(ana, place, { text: 'Waa ammaan.', seen, meaning: undefined });
  await store.close();
}

it('a language goes from one desk to another, by a file whose hash is told and checked', async () => {
  const [one, other] = [await createHotline(), await createHotline()];
  await startSomali(one);
  const file = path.join(one.folder, 'so.language.jsonl');
  const nameless = one.line('export', 'so');
  expect(nameless.status).toBe(1);
  expect(nameless.stderr).toContain('--from');
  expect(existsSync(file)).toBe(false);

  const out = one.line('export', 'so', '--from', 'Open Door');
  expect(out.status, out.stderr).toBe(0);
  expect(readdirSync(one.folder).filter((name) => name.includes('.jsonl'))).toEqual(['so.language.jsonl']);
  const hash = /[0-9a-f]{64}/.exec(out.stdout)?.[0] ?? '';
  expect(one.line('export', 'so', '--from', 'Open Door').stderr).toContain('--over');

  const wrong = other.line('import', file, '--as', 'Ana', '--hash', hash.replaceAll(/./g, '0'));
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain(hash);
  expect(other.line('import', file).stderr).toContain('Ana');
  const log = async (): Promise<number> => {
    const store = await openDesk(other.url);
    const { length } = await store.changes();
    await store.close();
    return length;
  };
  expect(other.line('import', file, '--as', 'Ana', '--dry-run').status).toBe(0);
  expect(await log()).toBe(0);
  const taken = other.line('import', file, '--as', 'Ana', '--hash', hash);
  expect(taken.status, taken.stderr).toBe(0);
  expect(taken.stdout).toContain('Open Door');
  expect(await log()).toBe(2);
}, 180_000);

it('a language goes into a checkout, and a dry run leaves it as it was', async () => {
  const one = await createHotline();
  await startSomali(one);
  expect(one.line('export', 'so', '--from', 'Open Door').status).toBe(0);
  const { prompts, audio } = copyWords();
  const line = runIn(one.folder, { DATABASE_URL: 'off' });
  const take = (...options: readonly string[]): Ran =>
    line('import', 'so.language.jsonl', '--prompts', prompts, '--audio', audio, ...options);
  const dry = take('--dry-run');
  expect(dry.status, dry.stderr).toBe(0);
  expect(existsSync(path.join(prompts, 'so'))).toBe(false);
  expect(take().status).toBe(0);
  expect(existsSync(path.join(prompts, 'so/language.json'))).toBe(true);
  const again = line(
    'export',
    'so',
    '--prompts',
    prompts,
    '--audio',
    audio,
    '--from',
    'Us',
    '--file',
    'b.jsonl',
  );
  expect(again.stdout, again.stderr).toContain('words 1,');
}, 180_000);
