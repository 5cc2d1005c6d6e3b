import type { RequestHandler } from 'express';
import type { UsageThread, UsageThreadParts } from '../usage/ask.ts';
import type { UsageDoor } from './usage-door.tsx';

/** The usage page behind its password. */
export interface UsagePage {
  readonly handle: RequestHandler;
  readonly stop: () => Promise<void>;
}

/** Loads the page when somebody asks for it first, so that no caller waits for what draws it. */
export function serveUsage(parts: Omit<UsageDoor, 'answer'> & UsageThreadParts): UsagePage {
  let thread: UsageThread | undefined;
  let opened: Promise<RequestHandler> | undefined;
  const open = async (): Promise<RequestHandler> => {
    const [{ createUsageThread }, { createUsageDoor }] = await Promise.all([
      import('../usage/ask.ts'),
      import('./usage-door.tsx'),
    ]);
    thread = createUsageThread(parts);
    return createUsageDoor({ ...parts, answer: thread.answer });
  };
  return {
    handle: (request, response, next) => {
      opened ??= open();
      opened.then((handle) => handle(request, response, next), next);
    },
    stop: async () => thread?.stop(),
  };
}
