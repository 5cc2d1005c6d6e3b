import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from './database.ts';
import { answerUsage, type Answer, type Asked } from './pages/answer.tsx';
import type { Context } from './context.ts';
import type { Store } from './store.ts';
import { createUsage } from './usage.ts';

/** Where the counters are, and in whose days they are told. */
export interface WorkerData {
  readonly databaseUrl: string;
  readonly timeZone: string;
}

/** A question to the worker, with all that it cannot know. */
export interface Question {
  readonly id: number;
  readonly asked: Asked;
  readonly context: Context;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What it says; no answer while the database gives none. */
export interface Reply {
  readonly id: number;
  readonly answer: Answer | undefined;
}

const { databaseUrl, timeZone } = workerData as WorkerData;
let opened: Promise<Store> | undefined;
let last: Promise<void> = Promise.resolve();

async function answer({ asked, context, now }: Question): Promise<Answer | undefined> {
  opened ??= openStore(databaseUrl);
  const opening = opened;
  try {
    const usage = createUsage({
      store: () => opening,
      timeZone,
      now: () => now,
      exactness: 'rounded',
      context: () => Promise.resolve(context),
    });
    return await answerUsage(usage, { ...asked, isSimulated: false });
  } catch {
    opened = undefined;
    opening.then((store) => store.close()).catch(() => undefined);
    return undefined;
  }
}

// One after the other: two at once would only take twice the memory.
parentPort?.on('message', (question: Question) => {
  last = last.then(async () => {
    const reply: Reply = { id: question.id, answer: await answer(question) };
    parentPort?.postMessage(reply);
  });
});
