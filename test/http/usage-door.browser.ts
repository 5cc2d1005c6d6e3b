import { createServer } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createUsageDoor } from '../../src/http/usage-door.tsx';
import { openStore } from '../../src/usage/database.ts';
import { findPort } from '../ports.ts';
import { createFiles } from '../usage/databases.ts';
import { openBrowser } from '../workbench/browser.ts';

it('the log-in of the usage page takes the form that a browser sends, and answers it', async () => {
  const store = await openStore(await createFiles().fresh());
  const port = await findPort();
  const publicUrl = `http://localhost:${port}`;
  const door = await createUsageDoor({
    // Nothing is asked of the counters before somebody is in.
    answer: () => Promise.reject(new Error('nothing is counted')),
    store: () => Promise.resolve(store),
    password: 'a long password for tests',
    publicUrl,
    log: pino({ level: 'silent' }),
    now: Date.now,
  });
  const app = express().use(helmet()).use('/usage', door);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  });
  const page = await (await openBrowser()).newPage({ extraHTTPHeaders: { 'X-Forwarded-Proto': 'https' } });
  await page.goto(`${publicUrl}/usage`);
  await page.fill('[name=password]', 'a long password for tests');
  const answered = page.waitForResponse((response) => response.url().endsWith('/usage/login'));
  await page.click('button');
  expect((await answered).status()).toBe(303);
});
