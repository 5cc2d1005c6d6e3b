import { readFileSync } from 'node:fs';
import { Router, type RequestHandler } from 'express';
import { sendSound } from './send-sound.ts';

/** The files that can be played, by the name that callers' phone company asks for. */
type AudioFiles = ReadonlyMap<string, string>;

/** The sounds that can be played, in memory: a file that is deleted or a disk that fails silences nobody. */
export interface Sounds {
  readonly find: (name: string) => Buffer | undefined;
  /**
   * Has these played from now on. What was played before is kept for some minutes: a call under way has its address. Waits between two steps;
   * rejects where a file cannot be read, and then all is as before.
   */
  readonly put: (files: AudioFiles, pause: () => Promise<unknown>) => Promise<void>;
}

interface Sound {
  readonly bytes: Buffer;
  /** Since when nothing leads to it any more, in milliseconds since 1970. */
  readonly goneSince: number | undefined;
}

/** Milliseconds in which a call has asked for what it was told to play. */
const keptFor = 10 * 60_000;
/** Files that are read at once. */
const stepLength = 20;

/** Holds the sounds; one of a name is read once, as names hold a hash of the content. */
export function createSounds(now: () => number): Sounds {
  let sounds: ReadonlyMap<string, Sound> = new Map();
  return {
    find: (name) => sounds.get(name)?.bytes,
    put: async (files, pause) => {
      const next = new Map<string, Sound>();
      let read = 0;
      for (const [name, file] of files) {
        const known = sounds.get(name);
        next.set(name, { bytes: known?.bytes ?? readFileSync(file), goneSince: undefined });
        if (!known && (read += 1) % stepLength === 0) await pause();
      }
      for (const [name, { bytes, goneSince = now() }] of sounds) {
        if (!next.has(name) && now() - goneSince < keptFor) next.set(name, { bytes, goneSince });
      }
      sounds = next;
    },
  };
}

/** Serves recordings as WAV. Their names hold a hash of their content, so they may be cached for ever. */
export function serveAudio({ find }: Pick<Sounds, 'find'>): RequestHandler {
  const router = Router();
  router.get('/:name', (request, response) => {
    const { name } = request.params;
    const recording = find(name);
    if (recording === undefined) {
      response.status(404).end();
      return;
    }
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', ETag: `"${name}"` });
    sendSound(request, response, recording);
  });
  return router;
}
