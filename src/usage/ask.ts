import type { Worker } from 'node:worker_threads';
import { openThread } from '../thread.ts';
import type { Answer, Answering } from './pages/answer.tsx';
import type { Context } from './context.ts';
import type { Question, Reply, WorkerData } from './worker.ts';

/** A thread that answers what is asked of the counters, so that no page keeps a caller waiting. */
export interface UsageThread {
  /** Rejects while the database does not answer, where too many ask at once, and where an answer takes too long. */
  readonly answer: Answering;
  readonly stop: () => Promise<void>;
}

/** What the thread is given with each question. */
export interface UsageThreadParts extends WorkerData {
  readonly context: () => Promise<Context>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Questions that wait at once. */
const mostWaiting = 20;
/** Milliseconds for one answer, those before it included. */
const patience = 20_000;
/** Milliseconds without a question after which the thread gives its memory back. */
const idle = 60_000;
/** A report of a busy year takes a tenth of it. */
const mostMegabytes = 160;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (why: Error) => void;
}

/** Opens the thread when it is first asked, and ends it when nobody asks any more. */
export function createUsageThread({ databaseUrl, timeZone, context, now }: UsageThreadParts): UsageThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idleTimer);
    const ended = worker;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the thread has ended'));
    waiting.clear();
    await ended?.terminate();
  };

  const open = (): Worker => {
    const data: WorkerData = { databaseUrl, timeZone };
    const opened = openThread('usage/worker', {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    opened.on('message', ({ id, answer }: Reply) => {
      const one = waiting.get(id);
      if (answer === undefined) one?.reject(new Error('the database does not answer'));
      else one?.resolve(answer);
    });
    opened.on('error', () => void end());
    opened.on('exit', () => {
      if (worker === opened) void end();
    });
    return opened;
  };

  const answer: Answering = async (wanted) => {
    if (waiting.size >= mostWaiting) throw new Error('too many ask at once');
    const id = (asked += 1);
    clearTimeout(idleTimer);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        timer = setTimeout(() => void end(), patience);
        context().then((known) => {
          if (!waiting.has(id)) return;
          worker ??= open();
          worker.postMessage({ id, asked: wanted, context: known, now: now() } satisfies Question);
        }, reject);
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      if (waiting.size === 0) idleTimer = setTimeout(() => void end(), idle).unref();
    }
  };

  return { answer, stop: end };
}
