import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { LineHealth } from '../workbench/site.ts';
import type { Fetched } from '../telephony/recordings.ts';
import type { DeskRecordings } from '../lend/calls.ts';
import type { LinePhones } from '../people/phones.ts';
import type { AskedPhone, DeskData, FromDesk, ToDesk } from './messages.ts';
import { relay } from './relay.ts';
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

const asked = new Map<number, (answer: unknown) => void>();
let last = 0;
/** Asks the line, and waits for its answer. */
const ask = <T>(question: (id: number) => FromDesk): Promise<T> =>
  new Promise((resolve) => {
    asked.set((last += 1), (answer) => {
      resolve(answer as T);
    });
    tell(question(last));
  });
const health = (): Promise<LineHealth> => ask((id) => ({ kind: 'health', id }));
const recordings: DeskRecordings = {
  fetch: async (sid) => {
    const fetched = await ask<Fetched>((id) => ({ kind: 'recording', id, what: 'fetch', sid }));
    return typeof fetched === 'string' ? fetched : { wav: Buffer.from(fetched.wav) };
  },
  drop: (sid) => ask<boolean>((id) => ({ kind: 'recording', id, what: 'drop', sid })),
};

const askPhone = <T>(asked: AskedPhone): Promise<T> => ask((id) => ({ kind: 'phone', id, asked }));
const phones: LinePhones = {
  seal: (...given) => askPhone({ what: 'seal', given }),
  readCode: (...given) => askPhone({ what: 'readCode', given }),
  callBack: (...given) => askPhone({ what: 'callBack', given }),
};

/** What a request must bring, so that nobody else on this machine asks: no other thread knows it. */
const secret = randomBytes(32).toString('base64url');
const server = await serveDeskPages({ ...data, secret }, { log, health, recordings, phones, now: Date.now });
parentPort?.on('message', (message: ToDesk) => {
  if (message.kind === 'stop') {
    void server.stop().finally(() => process.exit(0));
    return;
  }
  if (message.kind === 'pass') {
    relay(message.channel, message.head, { port: server.port, secret });
    return;
  }
  asked.get(message.id)?.(message.kind === 'health' ? message.health : message.answer);
  asked.delete(message.id);
});
tell({ kind: 'listening', port: server.port });
