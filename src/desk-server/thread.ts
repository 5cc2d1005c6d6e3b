import { once } from 'node:events';
import type { MessagePort, Worker } from 'node:worker_threads';
import { levels, type Level, type Logger } from 'pino';
import type { LinePhones } from '../people/phones.ts';
import { isRecordingSid, type TwilioRecordings } from '../telephony/recordings.ts';
import { openThread } from '../thread.ts';
import type { LineHealth } from '../workbench/site.ts';
import type { PassedHead } from './passing.ts';
import type { AskedPhone, DeskData, FromDesk, PhoneAnswer, ToDesk } from './messages.ts';

/** A thread that has opened. */
export interface Reached {
  /** Passes a request on to it; the rest of it, and the answer, go through the channel. */
  readonly pass: (head: PassedHead, channel: MessagePort) => void;
}

/** The thread of the desk's pages. */
interface DeskThread {
  /** Opens it where it is not open. Rejects where it does not open. */
  readonly reach: () => Promise<Reached>;
  /** Ends it; the next request opens it anew. */
  readonly end: () => Promise<void>;
}

/** What the thread needs of the line. */
export interface DeskThreadParts {
  readonly data: DeskData;
  readonly health: () => LineHealth;
  /** The recordings of the account, whose secret stays in this thread. */
  readonly recordings?: TwilioRecordings | undefined;
  /** Members' phones, whose key stays in this thread. */
  readonly phones?: LinePhones | undefined;
  readonly log: Logger;
}

/** Milliseconds in which it must have opened, and in which it may end by itself: one that is cut off in a change keeps SQLite's lock. */
const patience = { open: 30_000, end: 5_000 };
/** All words of all languages with their changes take a third of it. */
const mostMegabytes = 256;

type AskedRecording = Extract<FromDesk, { readonly kind: 'recording' }>;

type AskedOfPhone = Extract<FromDesk, { readonly kind: 'phone' }>;

interface Opened {
  readonly worker: Worker;
  readonly reached: Promise<Reached>;
}

/** A thread that is opened when it is asked for. */
export function createDeskThread({ data, health, recordings, phones, log }: DeskThreadParts): DeskThread {
  let opened: Opened | undefined;

  const open = (): Opened => {
    const worker = openThread('desk-server/worker', {
      workerData: data satisfies DeskData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    const reached = new Promise<Reached>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('the thread of the desk does not open'));
        void worker.terminate();
      }, patience.open);
      worker.on('message', (message: FromDesk) => {
        if (message.kind === 'listening') {
          clearTimeout(timer);
          resolve({
            pass: (head, channel) => {
              worker.postMessage({ kind: 'pass', head, channel } satisfies ToDesk, [channel]);
            },
          });
        } else if (message.kind === 'log') passLine(log, message.line);
        else if (message.kind === 'health') tell({ kind: 'health', id: message.id, health: health() });
        else if (message.kind === 'phone') void answerPhone(message);
        else void answerRecording(message);
      });
      worker.once('error', (error) => {
        log.error({ error: error.name }, 'the desk has stopped: it is opened anew when somebody asks for it');
        reject(error);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the thread of the desk has ended'));
        if (opened === now) opened = undefined;
      });
    });
    const answerRecording = async ({ id, what, sid }: AskedRecording): Promise<void> => {
      // No other is asked for than a recording's own.
      const isSid = isRecordingSid(sid);
      const none = what === 'fetch' ? ('failed' as const) : false;
      tell({ kind: 'recording', id, answer: isSid && recordings ? await recordings[what](sid) : none });
    };
    const answerPhone = async ({ id, asked }: AskedOfPhone): Promise<void> => {
      tell({ kind: 'phone', id, answer: phones ? await doWith(phones, asked) : 'no key' });
    };
    const tell = (message: ToDesk): void => {
      worker.postMessage(message);
    };
    // Whoever asks is told; where nobody does any more, nobody needs to be.
    reached.catch(() => undefined);
    const now: Opened = { worker, reached };
    return now;
  };

  return {
    reach: () => (opened ??= open()).reached,
    end: async () => {
      const ending = opened;
      opened = undefined;
      if (!ending) return;
      ending.worker.postMessage({ kind: 'stop' } satisfies ToDesk);
      await Promise.race([
        once(ending.worker, 'exit'),
        new Promise((resolve) => setTimeout(resolve, patience.end).unref()),
      ]);
      await ending.worker.terminate();
    },
  };
}

async function doWith(phones: LinePhones, asked: AskedPhone): Promise<PhoneAnswer> {
  switch (asked.what) {
    case 'seal':
      return phones.seal(...asked.given);
    case 'readCode':
      return phones.readCode(...asked.given);
    case 'callBack':
      return phones.callBack(...asked.given);
  }
}

/** Writes a line of the thread's log into the line's. */
function passLine(log: Logger, line: string): void {
  const { level, msg, ...rest } = JSON.parse(line) as { readonly level: number; readonly msg: string };
  const fields = Object.entries(rest).filter(([name]) => name !== 'time');
  log[(levels.labels[level] ?? 'info') as Level](Object.fromEntries(fields), msg);
}
