import { expect } from 'vitest';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { cookieOf } from '../desk/members/test-desk.ts';
import { publicUrl, type TestLine } from '../test-line.ts';

interface Visit {
  readonly cookie?: string;
  readonly body?: unknown;
  /** The fields of a form, in place of a body. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the line as a browser behind the hotline's proxy does. */
export function visit(
  line: TestLine,
  path: string,
  { cookie, body, form, headers = {} }: Visit = {},
): Promise<Response> {
  const sent = form ? new URLSearchParams(form) : body === undefined ? undefined : JSON.stringify(body);
  return fetch(new URL(`/desk${path}`, line.voiceUrl), {
    method: sent === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'line.example',
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(sent === undefined ? {} : { Origin: publicUrl }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
}

/** Makes an owner by an invitation and four words, over the line. */
export async function join(line: TestLine, url: string): Promise<string> {
  const members = await openMembers(deskDatabase(url));
  const { secret } = await members.invite({ role: 'owner', languages: [] }, Date.now());
  await members.close();
  const drawn = await visit(line, '/invitation/words', { body: { secret } });
  const words = (await drawn.json()) as object;
  const joined = await visit(line, '/invitation/accept', { body: { secret, name: 'Ana', ...words } });
  expect(joined.status).toBe(201);
  return cookieOf(joined);
}
