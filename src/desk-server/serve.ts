import type { RequestHandler, Response } from 'express';
import { isSecure, tellInsecure } from '../http/own-pages.ts';
import { askThread } from './ask.ts';
import { passOn } from './proxy.ts';
import { createDeskThread, type DeskThreadParts, type Reached } from './thread.ts';

/** The pages of the desk, as the line serves them. */
export interface DeskPages {
  readonly handle: RequestHandler;
  /** Passes on what is no page, and is asked without https where a proxy on this machine has ended that. */
  readonly pass: RequestHandler;
  /** Asks for something of the line's own. Rejects where the thread does not answer. */
  readonly ask: (path: string, body: object) => Promise<unknown>;
  /** Ends the thread; the next request opens it anew. */
  readonly end: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds without a request or an open stream after which the thread gives its memory back. */
const usualIdle = 10 * 60_000;

/** Passes what is asked of the desk on to a thread, which is opened by the first who asks: all that callers wait for is the passing on. */
export function serveDesk(parts: DeskThreadParts, idle = usualIdle): DeskPages {
  const thread = createDeskThread(parts);
  let open = 0;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  /** Does something with the thread, which is kept for that long and a while longer. */
  const use = async <T>(work: (reached: Reached) => Promise<T>): Promise<T> => {
    clearTimeout(timer);
    open += 1;
    try {
      if (isStopped) throw new Error('the line stops');
      return await work(await thread.reach());
    } finally {
      open -= 1;
      if (open === 0) timer = setTimeout(() => void thread.end(), idle).unref();
    }
  };
  const pass: RequestHandler = async (request, response) => {
    try {
      await use((reached) => passOn(request, response, reached));
    } catch {
      refuse(response);
    }
  };
  return {
    handle: async (request, response, next) => {
      // Whoever comes without https has no business here, and opens nothing.
      if (isSecure(request)) await pass(request, response, next);
      else response.status(403).type('text/plain').send(tellInsecure);
    },
    pass,
    ask: (path, body) => use((reached) => askThread(reached, path, body)),
    end: thread.end,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await thread.end();
    },
  };
}

function refuse(response: Response): void {
  if (response.headersSent || response.destroyed) return;
  response
    .status(503)
    .set({ 'Cache-Control': 'no-store', 'Retry-After': '60', Connection: 'close' })
    .type('text/html')
    .send(
      '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The desk is not answering</title><h1>The desk is not answering</h1><p>Callers are not affected. Try again in a minute.</p></html>',
    );
}
