import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import type { Role } from '../../src/desk/roles.ts';
import { engines } from '../desk/engines.ts';
import { cookieOf } from '../desk/members/test-desk.ts';
import { publicUrl, type TestLine } from '../test-line.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { freshOf, startDeskLine } from './line.ts';

interface Visit {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the line as a browser behind the hotline's proxy does. */
function visit(
  line: TestLine,
  path: string,
  { method, cookie, body, headers = {} }: Visit = {},
): Promise<Response> {
  return fetch(new URL(`/desk${path}`, line.voiceUrl), {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'line.example',
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(body === undefined ? {} : { Origin: publicUrl, 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** Makes a member by an invitation and four words, over the line. */
async function join(line: TestLine, url: string, role: Role = 'owner'): Promise<string> {
  const members = await openMembers(deskDatabase(url));
  const { secret } = await members.invite({ role, languages: [] }, Date.now());
  await members.close();
  const drawn = (await (
    await visit(line, '/invitation/passphrase/words', { body: JSON.stringify({ secret }) })
  ).json()) as object;
  const joined = await visit(line, '/invitation/passphrase', {
    body: JSON.stringify({ secret, name: 'Ana', ...drawn }),
  });
  expect(joined.status).toBe(201);
  return cookieOf(joined);
}

describe.each(engines)('the pages of the desk on the line, on $name', ({ open }) => {
  let databases: TestDatabases;
  let url: string;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);
  beforeEach(async () => {
    url = await freshOf(databases);
  });

  it('are there for whoever was invited, and nobody else', async () => {
    const line = await startDeskLine(url);
    const stranger = await visit(line, '/');
    expect(stranger.status).toBe(401);
    const cookie = await join(line, url);
    const home = await visit(line, '/', { cookie });
    expect([home.status, home.headers.get('location')]).toEqual([303, '/desk/usage']);
  }, 60_000);
});
