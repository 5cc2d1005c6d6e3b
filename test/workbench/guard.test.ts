import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { post as postSigned, startTestLine } from '../test-line.ts';
import { startTestBench, type TestBench } from './test-bench.ts';

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Asks as any program could, with whatever headers it likes; fetch would not let it. */
function ask(
  { origin }: TestBench,
  { path = '/phone', method = 'GET', headers = {} }: Asked,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(origin + path, { method, headers }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

async function openWith(bench: TestBench): Promise<string> {
  const { headers } = await ask(bench, { path: bench.address.slice(bench.origin.length) });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

const change = { path: '/script/es/safe', method: 'POST' };

describe('the workbench', () => {
  it('opens at the printed address, and keeps the token out of every address after it', async () => {
    const bench = await startTestBench();
    const opened = await ask(bench, { path: bench.address.slice(bench.origin.length) });
    expect(opened.status).toBe(303);
    expect(opened.headers.location).toBe('/');
    const [cookie = ''] = opened.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const page = await ask(bench, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(page.status).toBe(200);
  });

  it.each([
    ['no token', {}],
    ['another token', { path: '/?token=another' }],
    ['another cookie', { headers: { Cookie: 'workbench=another' } }],
  ])('refuses a request with %s', async (_what, asked) => {
    const bench = await startTestBench();
    expect((await ask(bench, asked)).status).toBe(403);
  });

  it.each(['evil.example', 'localhost.evil.example:80', '127.0.0.1', '127.0.0.1:1', '192.168.0.7:3000'])(
    'refuses a name that somebody else points here: %s',
    async (host) => {
      const bench = await startTestBench();
      const headers = { Host: host, Cookie: await openWith(bench) };
      expect((await ask(bench, { headers })).status).toBe(403);
      expect((await ask(bench, { path: bench.address.slice(bench.origin.length), headers })).status).toBe(
        403,
      );
    },
  );

  it.each([
    ['from another site', { Origin: 'https://evil.example' }],
    ['from another port of this computer', { Origin: 'http://127.0.0.1:1' }],
    ['from a page without an origin', { Origin: 'null' }],
    ['that hides where it comes from', {}],
    ['that a browser calls foreign', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('refuses a change %s, with the cookie', async (_what, headers) => {
    const bench = await startTestBench();
    const cookie = await openWith(bench);
    const { status } = await ask(bench, { ...change, headers: { Cookie: cookie, ...headers } });
    expect(status).toBe(403);
  });

  it('refuses to be shown within, or asked by, a page of another site', async () => {
    const bench = await startTestBench();
    const cookie = await openWith(bench);
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await ask(bench, { headers: { Cookie: cookie, 'Sec-Fetch-Site': site } });
      expect(status).toBe(403);
    }
    const own = await ask(bench, { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' } });
    expect(own.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('allows no script, style or sound but its own', async () => {
    const bench = await startTestBench();
    const { headers } = await ask(bench, { headers: { Cookie: await openWith(bench) } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is at the loopback address alone', async () => {
    const bench = await startTestBench();
    expect(new URL(bench.address).hostname).toBe('127.0.0.1');
  });
});

describe('a line in production', () => {
  it('serves no address of the workbench', async () => {
    const line = await startTestLine();
    const { origin } = new URL(line.voiceUrl);
    for (const path of [
      '/',
      '/phone',
      '/map',
      '/script',
      '/studio',
      '/flyer',
      '/assets/phone.js',
      '/sound/speech.wav',
      '/fonts/noto-sans/index.css',
    ]) {
      for (const method of ['GET', 'POST']) {
        const { status } = await fetch(origin + path, { method });
        expect([path, method, status]).toEqual([path, method, 404]);
      }
      expect((await postSigned(line, path)).status).toBe(404);
    }
  });
});
