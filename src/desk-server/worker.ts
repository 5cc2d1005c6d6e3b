import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { LineHealth } from '../workbench/site.ts';
import type { DeskData, FromDesk, ToDesk } from './messages.ts';
import { serveDeskPages } from './server.ts';

const data = workerData as DeskData;
const tell = (message: FromDesk): void => {
  parentPort?.postMessage(message);
};
const output = {
  write: (line: string): void => {
    tell({ kind: 'log', line });
  },
};
const log = pino({ base: null, level: data.settings.logLevel }, output);

const asked = new Map<number, (health: LineHealth) => void>();
let last = 0;
const health = (): Promise<LineHealth> =>
  new Promise((resolve) => {
    asked.set((last += 1), resolve);
    tell({ kind: 'health', id: last });
  });

const server = await serveDeskPages(data, { log, health, now: Date.now });
parentPort?.on('message', (message: ToDesk) => {
  if (message.kind === 'stop') {
    void server.stop().finally(() => process.exit(0));
    return;
  }
  asked.get(message.id)?.(message.health);
  asked.delete(message.id);
});
tell({ kind: 'listening', port: server.port });
