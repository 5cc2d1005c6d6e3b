import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worker } from 'node:worker_threads';
import express from 'express';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import { serveDesk } from '../../src/desk-server/serve.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { makeFolder } from './line.ts';

interface Opened {
  readonly ask: () => Promise<number>;
  /** All that were opened. */
  readonly threads: readonly Worker[];
  /** Those that have not ended. */
  readonly live: () => readonly Worker[];
}

/** A desk whose thread ends after so many milliseconds without a request; how it is asked, and its threads. */
async function openDesk(idle: number): Promise<Opened> {
  const folder = makeFolder();
  const { prompts, audio } = projectFolders;
  const threads: Worker[] = [];
  const note = (thread: Worker): void => {
    threads.push(thread);
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
          peopleKeys: undefined,
        },
      },
      health: () => ({ isAnswering: true, amiss: [] }),
      log: pino({ level: 'silent' }),
    },
    idle,
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
  return { ask, threads, live: () => threads.filter(({ threadId }) => threadId > 0) };
}

it('the thread of the pages ends when nobody has asked for a while, and is opened anew', async () => {
  const { ask, threads, live } = await openDesk(50);
  expect(await ask()).toBe(401);
  await expect.poll(() => live().length, { timeout: 30_000 }).toBe(0);
  const before = threads.length;
  expect(await ask()).toBe(401);
  expect(threads.length).toBeGreaterThan(before);
}, 90_000);

it('the thread of the pages that has opened in time stays for as long as it is asked', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { ask, live } = await openDesk(600_000);
  expect(await ask()).toBe(401);
  const before = live();
  for (const minute of [1, 2, 3]) {
    vi.advanceTimersByTime(60_000);
    expect([minute, await ask()]).toEqual([minute, 401]);
  }
  expect(live()).toEqual(before);
}, 90_000);
