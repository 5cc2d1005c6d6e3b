import { expect, it } from 'vitest';
import { roles } from '../../../src/desk/roles.ts';
import { visit, type TestDesk } from '../members/test-desk.ts';
import { startWholeDesk } from '../whole-desk.ts';
import { listRoutes } from './routes.ts';
import type { Row } from './row.ts';
import { rows } from './rows.ts';

/** A desk, and how it answers a row to each. */
interface Asked {
  readonly desk: TestDesk;
  readonly statusOf: (
    row: Row,
    role: (typeof people)[number],
    headers?: Readonly<Record<string, string | undefined>>,
  ) => Promise<number>;
}

const people = ['stranger', ...roles] as const;

async function start(): Promise<Asked> {
  const desk = await startWholeDesk();
  const ids = new Map<string, string>();
  for (const role of roles) {
    const languages = role === 'speaker' ? ['ht'] : [];
    const { secret, id } = await desk.store.invite({ role, languages }, Date.now());
    const credential = { kind: 'passphrase', kept: 'kept' } as const;
    await desk.store.accept({ secret, id, name: role, credential }, Date.now());
    ids.set(role, id);
  }
  let asked = 0;
  return {
    desk,
    statusOf: async (row, role, headers = {}) => {
      const [method = '', route = ''] = row.route.split(' ');
      // Each has a session and an address of its own: some requests end the one, or are tries of the other.
      const session = await desk.store.openSession(ids.get(role) ?? '', Date.now() + 100_000, Date.now());
      asked += 1;
      const { status } = await visit(desk, row.path ?? route.replace('/desk', ''), {
        method,
        ...(row.form ? { form: row.form } : { body: row.json ?? row.sound }),
        cookie: session && `__Host-desk=${session.secret}`,
        headers: {
          Accept: (row.json ?? row.sound) ? 'application/json' : 'text/html',
          ...(row.sound === undefined ? {} : { 'Content-Type': 'audio/wav' }),
          'X-Forwarded-For': `2001:db8:${asked.toString(16)}::1`,
          ...headers,
        },
      });
      return status;
    },
  };
}

it('every route of the desk is in the table, and nothing else', async () => {
  const { desk } = await start();
  expect(listRoutes(desk.app)).toEqual([...new Set(rows.map(({ route }) => route))].toSorted());
});

it('every route answers each role, and a stranger, as the table has it', async () => {
  const { statusOf } = await start();
  const seen: string[] = [];
  const wanted: string[] = [];
  for (const row of rows) {
    const what = `${row.route} ${row.path ?? ''} ${JSON.stringify(row.json ?? row.form ?? '')}`;
    for (const [index, role] of people.entries()) {
      seen.push(`${what} ${role}: ${await statusOf(row, role)}`);
      wanted.push(`${what} ${role}: ${row.status[index] ?? 0}`);
    }
  }
  expect(seen).toEqual(wanted);
}, 120_000);

it.each([
  ['another origin', { Origin: 'https://evil.example' }],
  ['no origin', { Origin: undefined }],
  ['an origin that tells nothing', { Origin: 'null' }],
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a window that another site opens', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }],
  ['another host', { 'X-Forwarded-Host': 'evil.example' }],
  ['plain http', { 'X-Forwarded-Proto': 'http' }],
  ['a proxy before the proxy without https', { 'X-Forwarded-Proto': 'http, https' }],
])(
  'no route takes anything from %s, even with an owner’s cookie',
  async (_what, headers) => {
    const { desk, statusOf } = await start();
    const posts = rows.filter(({ route }) => route.startsWith('POST'));
    const before = [await desk.store.members(), await desk.store.invitations(Date.now())];
    const seen: (readonly [string, number])[] = [];
    for (const row of posts) seen.push([row.route, await statusOf(row, 'owner', headers)]);
    expect(seen).toEqual(posts.map(({ route }) => [route, 403]));
    expect([await desk.store.members(), await desk.store.invitations(Date.now())]).toEqual(before);
  },
  60_000,
);

it('no route takes a form where it takes JSON: a form of another site can send none', async () => {
  const { statusOf } = await start();
  for (const row of rows.filter(({ json }) => json)) {
    const asForm: Row = { route: row.route, status: row.status, form: { secret: 'x' } };
    expect([row.route, await statusOf(asForm, 'owner')]).toEqual([row.route, 415]);
  }
});
