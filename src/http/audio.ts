import { readFileSync } from 'node:fs';
import { Router, type RequestHandler } from 'express';
import { sendSound } from './send-sound.ts';

/** The files that can be played, by the name that callers' phone company asks for. */
export type AudioFiles = ReadonlyMap<string, string>;

/**
 * Serves recordings as WAV, out of memory: a file that is deleted or a disk that fails silences nobody. Their names hold a hash of their content, so
 * they may be cached for ever. Throws where a file cannot be read.
 */
export function serveAudio(files: AudioFiles): RequestHandler {
  const recordings = new Map([...files].map(([name, file]) => [name, readFileSync(file)] as const));
  const router = Router();
  router.get('/:name', (request, response) => {
    const { name } = request.params;
    const recording = recordings.get(name);
    if (recording === undefined) {
      response.status(404).end();
      return;
    }
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', ETag: `"${name}"` });
    sendSound(request, response, recording);
  });
  return router;
}
