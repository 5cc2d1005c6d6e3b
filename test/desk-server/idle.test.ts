import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { serveDesk } from '../../src/desk-server/serve.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { makeFolder } from './line.ts';

it('the thread of the pages ends when nobody has asked for a while, and is opened anew', async () => {
  const folder = makeFolder();
  const { prompts, audio } = projectFolders;
  const threads = new Set<unknown>();
  const note = (thread: unknown): void => {
    threads.add(thread);
  };
  process.on('worker', note);
  const pages = serveDesk(
    {
      data: {
        databaseUrl: `file:${folder}/desk.db`,
        countersUrl: `file:${folder}/usage.db`,
        folder,
        folders: { prompts, audio },
        settings: {
          ...readSettings({
            PUBLIC_URL: 'https://line.example',
            TWILIO_AUTH_TOKEN: 'a-token-for-tests',
            GUIDANCE: 'faq',
            REVIEWED_ONLY: 'off',
          }),
          authToken: undefined,
          authTokens: undefined,
          usagePassword: undefined,
        },
      },
      health: () => ({ isAnswering: true, amiss: [] }),
      log: pino({ level: 'silent' }),
    },
    50,
  );
  const app = express();
  app.use('/desk', pages.handle);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    process.off('worker', note);
    await pages.stop();
    server.close();
  });
  const ask = async (): Promise<number> => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'line.example', Connection: 'close' };
    return (await fetch(`http://127.0.0.1:${port}/desk/`, { headers })).status;
  };
  const live = (): number =>
    [...threads].filter((thread) => (thread as { threadId: number }).threadId > 0).length;
  expect(await ask()).toBe(401);
  await expect.poll(live, { timeout: 30_000 }).toBe(0);
  const before = threads.size;
  expect(await ask()).toBe(401);
  expect(threads.size).toBeGreaterThan(before);
}, 90_000);
