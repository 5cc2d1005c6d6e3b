import type { Express } from 'express';
import type { Reason } from '../reason.ts';

/** How the line is. */
export interface Health {
  /** False once it has been told to stop. */
  readonly isServing: () => boolean;
  /** What whoever runs the line should know; none of it keeps the line from answering. */
  readonly amiss: () => readonly Reason[];
  /** What callers hear of the desk; undefined where there is none. */
  readonly desk?: (() => DeskHealth) | undefined;
}

/** The number of the publication that callers hear, 0 before the first, and since when the desk's database does not answer. */
export interface DeskHealth {
  readonly publication: number;
  readonly databaseAwaySince: string | undefined;
}

/** `GET /healthz`: the process lives. `GET /readyz`: it can serve, and what is amiss. */
export function serveHealth(app: Express, { isServing, amiss, desk }: Health): void {
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ alive: true });
  });
  app.get('/readyz', (_request, response) => {
    const ready = isServing();
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready, amiss: amiss().map(({ text }) => text), desk: desk?.() });
  });
}
