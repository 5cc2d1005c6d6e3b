import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { engines } from '../usage/engines.ts';
import { post, publicUrl } from '../test-line.ts';
import { createFiles, type TestDatabases } from '../usage/databases.ts';
import { freshOf, startDeskLine } from './line.ts';
import { join, visit } from './visit.ts';

/** The threads that are opened from now on. */
function watchThreads(): readonly Worker[] {
  const threads: Worker[] = [];
  const note = (thread: Worker): void => {
    threads.push(thread);
  };
  process.on('worker', note);
  onTestFinished(() => {
    process.off('worker', note);
  });
  return threads;
}

const html = { Accept: 'text/html' };

describe.each(engines)('the pages of the desk on the line, on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('are there for whoever was invited, and nobody else', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url);
    expect((await visit(line, '/', { headers: html })).status).toBe(401);
    // The sign-in stands at the address that was asked for: whoever has signed in is where they wanted to be.
    for (const page of ['/script', '/usage', '/phone', '/nowhere']) {
      for (const headers of [{}, html]) {
        expect([page, (await visit(line, page, { headers })).status]).toEqual([page, 401]);
      }
    }
    const cookie = await join(line, url);
    const home = await visit(line, '/', { cookie });
    expect([home.status, home.headers.get('location')]).toEqual([303, '/desk/today']);
    for (const page of ['/today', '/script', '/phone', '/members', '/publications']) {
      expect([page, (await visit(line, page, { cookie, headers: html })).status]).toEqual([page, 200]);
    }
    // What a page takes is its own to say: the door takes JSON alone, and only of what is its own.
    const form = { locale: 'es', theme: 'dark', here: '/usage' };
    const chosen = await visit(line, '/choices', { cookie, form });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/desk/usage']);
    const page = await visit(line, '/nowhere', { cookie, headers: html });
    expect([
      page.status,
      page.headers.get('content-security-policy')?.includes("default-src 'none'"),
    ]).toEqual([404, true]);
    expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=/);
    expect(JSON.stringify(line.logged())).not.toContain('Ana');
  }, 120_000);

  it('take characters that no database keeps, and none that turns the text around it', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url);
    const cookie = await join(line, url);
    const nobody = { name: 'B\0en', passphrase: 'a b c d' };
    expect((await visit(line, '/sign-in/passphrase', { body: nobody })).status).toBe(401);
    const text = 'Well\0 \u202esaid.\u2066';
    const comment = { act: 'comment', text };
    expect((await visit(line, '/script/es/safe', { cookie, form: comment })).status).toBe(200);
    const note = { upTo: '1', newest: '0', note: text };
    expect((await visit(line, '/publications', { cookie, form: note })).status).toBe(200);
    for (const page of ['/script/es/safe', '/publications']) {
      const shown = await (await visit(line, page, { cookie, headers: html })).text();
      expect(shown).toContain('>Well said.<');
      expect(shown).not.toMatch(/[\0\u202e\u2066]/);
    }
  }, 120_000);
});

it('a language is started on the line, its speakers can be invited, and anybody sees how far it is who has the address', async () => {
  const url = await freshOf(createFiles());
  const line = await startDeskLine(url);
  const cookie = await join(line, url);
  const send = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(new URL(`/desk${path}`, line.voiceUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': 'line.example',
        Origin: publicUrl,
        Cookie: cookie,
        Accept: 'text/html',
      },
      body: new URLSearchParams(fields),
    });
  const somali = { name: 'Soomaali', english: 'Somali', code: 'so', written: 'yes', script: 'Latin' };
  expect((await send('/languages/new', somali)).status).toBe(303);
  expect((await send('/members/invite', { role: 'speaker', languages: 'so' })).status).toBe(200);
  const on = await (await send('/languages/so/shown', { shown: 'yes' })).text();
  const [, shown = ''] = /https:\/\/line\.example\/desk(\/shown\/so\/[\w-]+)/.exec(on) ?? [];
  const page = await visit(line, shown, { headers: html });
  expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
  expect(page.headers.get('cache-control')).toContain('public');
  expect(await page.text()).not.toContain('Ana');
  expect((await post(line, '/voice')).status).toBe(200);
}, 120_000);

describe('the thread of the pages', () => {
  it('is opened by the first who comes by https, and by nobody else', async () => {
    const threads = watchThreads();
    const line = await startDeskLine(await freshOf(createFiles()));
    expect((await post(line, '/voice')).status).toBe(200);
    for (const proto of ['http', '', 'https, http']) {
      expect((await visit(line, '/', { headers: { 'X-Forwarded-Proto': proto } })).status).toBe(403);
    }
    expect(threads).toHaveLength(0);
    expect((await visit(line, '/')).status).toBe(401);
    expect(threads.length).toBeGreaterThan(0);
  }, 60_000);

  it('that dies is opened anew by the next who comes, and callers do not notice', async () => {
    const threads = watchThreads();
    const line = await startDeskLine(await freshOf(createFiles()));
    expect((await visit(line, '/')).status).toBe(401);
    const [thread] = threads.filter(({ threadId }) => threadId !== -1);
    await thread?.terminate();
    expect((await post(line, '/voice')).status).toBe(200);
    await expect.poll(async () => (await visit(line, '/')).status, { timeout: 30_000 }).toBe(401);
    expect(threads.filter(({ threadId }) => threadId !== -1)).not.toContain(thread);
  }, 90_000);

  it('that cannot open its database says so plainly, and callers do not notice', async () => {
    const line = await startDeskLine('file:/dev/null/usage.db');
    const response = await visit(line, '/');
    expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(await response.text()).toMatch(/not answering/);
    expect((await post(line, '/voice')).status).toBe(200);
  }, 60_000);

  it('answers nobody on this machine but the line', async () => {
    const threads = watchThreads();
    const line = await startDeskLine(await freshOf(createFiles()));
    const ports: number[] = [];
    const listening = expect.poll(() => ports.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const asked = visit(line, '/');
    await expect.poll(() => threads.length, { timeout: 30_000 }).toBeGreaterThan(0);
    for (const thread of threads) {
      thread.on('message', (message: { readonly port?: number }) => {
        if (message.port !== undefined) ports.push(message.port);
      });
    }
    await listening;
    expect((await asked).status).toBe(401);
    for (const secret of [undefined, 'a guess']) {
      const headers = {
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': 'line.example',
        ...(secret === undefined ? {} : { 'X-Desk-Secret': secret }),
      };
      expect((await fetch(`http://127.0.0.1:${ports[0] ?? 0}/desk/`, { headers })).status).toBe(403);
    }
  }, 60_000);
});
