import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { createFiles } from '../usage/databases.ts';
import { lineProgram } from '../line-program.ts';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function desk(options: readonly string[], settings: Readonly<Record<string, string>>): Ran {
  return spawnSync(process.execPath, [lineProgram, 'desk', ...options], {
    encoding: 'utf8',
    cwd: path.dirname(import.meta.dirname),
    env: { PATH: process.env.PATH, ...settings },
  });
}

const real = {
  PUBLIC_URL: 'https://line.example',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  GUIDANCE: 'faq',
  REVIEWED_ONLY: 'off',
};

it('line desk invite --owner prints a link alone, which makes one owner', async () => {
  const files = createFiles();
  onTestFinished(() => files.remove());
  const url = await files.fresh();
  const { status, stdout, stderr } = desk(['invite', '--owner'], { ...real, DATABASE_URL: url });
  expect(status).toBe(0);
  const [, secret = ''] = /^https:\/\/line\.example\/desk\/invitation#([\w-]{43})\n$/.exec(stdout) ?? [];
  expect(stderr).not.toContain(secret);
  const members = await openMembers(deskDatabase(url));
  expect(await members.invitation(secret, Date.now())).toMatchObject({ role: 'owner', by: undefined });
  const accepting = { secret, id: 'a', name: 'A', credential: { kind: 'passphrase', kept: '' } } as const;
  expect((await members.accept(accepting, Date.now())).kind).toBe('member');
  expect((await members.accept({ ...accepting, id: 'b', name: 'B' }, Date.now())).kind).toBe('no invitation');
  await members.close();
});

it.each([
  ['DATABASE_URL', ['invite', '--owner'], { ...real, DATABASE_URL: 'off' }],
  ['PUBLIC_URL', ['invite', '--owner'], {}],
  ['--owner', ['invite'], real],
])('line desk invite names %s where it is missing', (name, options, settings) => {
  const { status, stdout, stderr } = desk(options, settings);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(name);
});
