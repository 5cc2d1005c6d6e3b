import type { RequestHandler } from 'express';
import type { UsageDoor } from './usage-door.tsx';

/** The usage page behind its password; loaded when somebody asks for it first, so that no caller waits for what draws it. */
export function serveUsage(door: UsageDoor): RequestHandler {
  let opened: Promise<RequestHandler> | undefined;
  return (request, response, next) => {
    opened ??= import('./usage-door.tsx').then(({ createUsageDoor }) => createUsageDoor(door));
    opened.then((handle) => handle(request, response, next), next);
  };
}
