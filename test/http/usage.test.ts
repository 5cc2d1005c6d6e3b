import { beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../usage/databases.ts';
import { post, publicUrl, startTestLine, type TestLine } from '../test-line.ts';

const password = 'a long password for tests';
let at: number;
let url: string;

beforeEach(async () => {
  at = Date.parse('2026-11-23T18:00:00Z');
  url = await createFiles().fresh();
});

function start(environment: Readonly<Record<string, string>> = {}): Promise<TestLine> {
  return startTestLine({ DATABASE_URL: url, USAGE_PASSWORD: password, ...environment }, { now: () => at });
}

interface Visit {
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as a browser behind the hotline's proxy does. */
function visit(
  { voiceUrl }: TestLine,
  { path = '', form, cookie, headers = {} }: Visit = {},
): Promise<Response> {
  return fetch(voiceUrl.replace('/voice', `/usage${path}`), {
    redirect: 'manual',
    headers: {
      'X-Forwarded-Proto': 'https',
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(form ? { Origin: publicUrl } : {}),
      ...headers,
    },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
}

async function logIn(line: TestLine, known = password): Promise<string> {
  const response = await visit(line, { path: '/login', form: { password: known } });
  expect(response.status).toBe(303);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the usage page', () => {
  it('is not there without a password, and has none by default', async () => {
    const line = await startTestLine({ DATABASE_URL: url });
    expect((await visit(line)).status).toBe(404);
  });

  it('is shown after a log-in, with what was counted in weeks that are over, in tens', async () => {
    const line = await start();
    const cookie = await logIn(line);
    const empty = await visit(line, { cookie });
    expect([empty.status, (await empty.text()).includes('2026-11-29')]).toEqual([200, true]);
    expect((await visit(line, { path: '/counters.csv', cookie })).status).toBe(404);
    for (let call = 0; call < 10; call += 1) await post(line, '/voice');
    await line.stop(1);
    // Monday after that week.
    at = Date.parse('2026-11-30T18:00:00Z');
    const later = await start();
    const again = await logIn(later);
    const csv = await (await visit(later, { path: '/counters.csv', cookie: again })).text();
    expect(csv).toMatch(/^new calls,2026-W48,.*,10\r$/m);
    for (const path of ['', '/words', '?period=2026-W48', '?period=2026-11', '?period=x']) {
      const response = await visit(later, { path, cookie: again });
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('2026-W48');
    }
  });

  it('says nothing of the week in which it is asked', async () => {
    const [first, second] = [await start(), await start()];
    await post(first, '/voice');
    await first.stop(1);
    at = Date.parse('2026-11-30T18:00:00Z');
    const third = await start();
    const cookie = await logIn(third);
    const see = (): Promise<readonly string[]> =>
      Promise.all(
        ['', '/words', '/counters.csv'].map(async (path) => (await visit(third, { path, cookie })).text()),
      );
    const before = await see();
    for (let call = 0; call < 30; call += 1) await post(second, '/voice');
    await second.stop(1);
    expect(await see()).toEqual(before);
  });

  it('shows only the log-in to whoever has not logged in, wherever they ask', async () => {
    const line = await start();
    for (const path of ['', '/words', '/counters.csv', '/anything']) {
      const response = await visit(line, { path });
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('type="password"');
    }
  });

  it.each(['https', 'HTTPS', 'https,https', 'https , HTTPS'])(
    'is shown where each proxy says that it came by https: %s',
    async (proto) => {
      const line = await start();
      const headers = { 'X-Forwarded-Proto': proto, Origin: publicUrl.toUpperCase() };
      expect((await visit(line, { path: '/login', form: { password }, headers })).status).toBe(303);
    },
  );

  it.each([
    ['with its port', '203.0.113.7:4711', '203.0.113.7:9', '203.0.113.8:1'],
    ['in brackets', '[2001:db8::1]:443', '[2001:db8::1]', '[2001:db8:1::1]:443'],
    ['after others', '10.0.0.1, 203.0.113.7', '10.0.0.2,203.0.113.7', '203.0.113.7, 203.0.113.8'],
  ])('knows a visitor by the address that a proxy names %s', async (_how, one, same, other) => {
    const line = await start();
    const tries = async (address: string, known: string): Promise<number> =>
      (
        await visit(line, {
          path: '/login',
          form: { password: known },
          headers: { 'X-Forwarded-For': address },
        })
      ).status;
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await tries(one, 'a wrong one')).toBe(401);
    expect([await tries(same, password), await tries(other, password)]).toEqual([429, 303]);
  });

  it('takes a password with letters that a Mac has taken apart, and blames none for what is no form', async () => {
    const line = await start({ USAGE_PASSWORD: 'contraseña-única' });
    await logIn(line, 'contraseña-única'.normalize('NFD'));
    const response = await fetch(line.voiceUrl.replace('/voice', '/usage/login'), {
      method: 'POST',
      headers: { 'X-Forwarded-Proto': 'https', Origin: publicUrl, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password }),
    });
    expect(response.status).toBe(415);
  });

  it('is refused over plain http, also with the right password', async () => {
    const line = await start();
    for (const proto of ['http', '', 'https, http', 'http,https', 'HTTP', 'httpsx']) {
      const headers = { 'X-Forwarded-Proto': proto };
      expect((await visit(line, { headers })).status).toBe(403);
      expect((await visit(line, { path: '/login', form: { password }, headers })).status).toBe(403);
    }
  });

  it('gives a cookie that goes over https alone, to this host alone, and to no script', async () => {
    const line = await start();
    const { headers } = await visit(line, { path: '/login', form: { password } });
    const cookie = headers.get('set-cookie') ?? '';
    for (const part of [/^__Host-/, /; Secure/, /; HttpOnly/, /; SameSite=Strict/, /; Path=\//]) {
      expect(cookie).toMatch(part);
    }
    expect(cookie).not.toContain(password);
  });

  it('refuses forged, changed and outlived cookies, and those of another password', async () => {
    const line = await start();
    const newPassword = 'another long password';
    const other = await start({ USAGE_PASSWORD: newPassword });
    const cookie = await logIn(line);
    const [name = '', value = ''] = cookie.split('=');
    const [id = '', until = '', signature = ''] = value.split('.');
    const forged = [
      `${name}=`,
      `${name}=${id}`,
      `${name}=${id}.${Number(until) + 1}.${signature}`,
      `${name}=other.${until}.${signature}`,
      `${name}=${id}.${until}.`,
      `${name}=${id}.${until}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      await logIn(other, newPassword),
    ];
    for (const one of forged) expect((await visit(line, { cookie: one })).status).toBe(401);
    expect((await visit(line, { cookie })).status).toBe(200);
    at += 8 * 3_600_000;
    expect((await visit(line, { cookie })).status).toBe(401);
  });

  it('agrees with other instances on who is logged in, and on who has logged out', async () => {
    const [one, other] = [await start(), await start()];
    const cookie = await logIn(one);
    expect((await visit(other, { cookie })).status).toBe(200);
    expect((await visit(one, { path: '/logout', form: {}, cookie })).status).toBe(303);
    // A copy of the cookie is played again.
    expect((await visit(one, { cookie })).status).toBe(401);
    expect((await visit(other, { cookie })).status).toBe(401);
  });

  it('takes nothing from pages of other origins', async () => {
    const line = await start();
    const cookie = await logIn(line);
    for (const origin of ['https://elsewhere.example', 'null', publicUrl.replace('https', 'http')]) {
      const headers = { Origin: origin };
      expect((await visit(line, { path: '/login', form: { password }, headers })).status).toBe(403);
      expect((await visit(line, { path: '/logout', form: {}, cookie, headers })).status).toBe(403);
      expect((await visit(line, { cookie, headers })).status).toBe(403);
    }
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await visit(line, { path: '/counters.csv', cookie, headers })).status).toBe(403);
    expect((await visit(line, { cookie })).status).toBe(200);
  });

  it('lets nobody try passwords for long, and somebody else log in meanwhile', async () => {
    const line = await start();
    const guess = (address: string, given: string): Promise<Response> =>
      visit(line, {
        path: '/login',
        form: { password: given },
        headers: { 'X-Forwarded-For': `198.51.100.${Math.round(Math.random() * 200)}, ${address}` },
      });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      statuses.push((await guess('203.0.113.5', `wrong ${attempt}`)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await guess('203.0.113.5', password)).status).toBe(429);
    expect((await guess('203.0.113.6', password)).status).toBe(303);
    expect(JSON.stringify(line.logged())).not.toContain('203.0.113');
  });

  it('is never closed to whoever knows the password by what strangers try from other addresses', async () => {
    const line = await start();
    const tryFrom = (address: string, given: string): Promise<Response> =>
      visit(line, { path: '/login', form: { password: given }, headers: { 'X-Forwarded-For': address } });
    for (let stranger = 0; stranger < 110; stranger += 1)
      expect((await tryFrom(`203.0.113.${stranger}`, 'wrong')).status).toBe(401);
    expect((await tryFrom('203.0.113.250', password)).status).toBe(303);
  }, 30_000);

  it('takes all addresses of one network of the newer kind for one', async () => {
    const line = await start();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const headers = { 'X-Forwarded-For': `2001:db8:1:1::${attempt}` };
      statuses.push((await visit(line, { path: '/login', form: { password: 'wrong' }, headers })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('logs this browser out also while the database does not answer, and says what could not be done', async () => {
    const line = await start({ DATABASE_URL: 'file:/dev/null/usage.db' });
    const response = await visit(line, { path: '/logout', form: {}, cookie: await logIn(line) });
    expect(response.status).toBe(503);
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-usage=;.*Expires=Thu, 01 Jan 1970/);
    expect(await response.text()).toMatch(/logged out.*could not be noted/s);
  });

  it('has browsers come by https to this name, and says nothing of names below it', async () => {
    const line = await start();
    const { headers } = await visit(line);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
  });

  it('says so while the database does not answer, and calls go on', async () => {
    const line = await start({ DATABASE_URL: 'file:/dev/null/usage.db' });
    const cookie = await logIn(line);
    expect((await visit(line, { cookie })).status).toBe(503);
    expect((await visit(line, { path: '/counters.csv', cookie })).status).toBe(503);
    expect((await post(line, '/voice')).status).toBe(200);
  });
});
