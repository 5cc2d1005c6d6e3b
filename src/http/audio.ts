import path from 'node:path';
import { Router, type RequestHandler } from 'express';

/** The files that can be played, by the name that callers' phone company asks for. */
export type AudioFiles = ReadonlyMap<string, string>;

/** Serves recordings as WAV. Their names hold a hash of their content, so they may be cached for ever. */
export function serveAudio(files: AudioFiles): RequestHandler {
  const router = Router();
  router.get('/:name', (request, response) => {
    const file = files.get(request.params.name);
    if (file === undefined) {
      response.status(404).end();
      return;
    }
    response.sendFile(path.basename(file), {
      root: path.dirname(file),
      headers: { 'Content-Type': 'audio/wav' },
      immutable: true,
      maxAge: '365d',
    });
  });
  return router;
}
