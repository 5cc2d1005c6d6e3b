import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A sound file of audio/, ready to be played. */
export interface Recording {
  /** Its name to callers' phone company: with a hash of its content, so that it can be cached for ever. */
  readonly name: string;
  readonly file: string;
}

/** The sounds that belong to no language, by their name in audio/: the chime. */
export function readSounds(audioFolder: string): ReadonlyMap<string, Recording> {
  if (!existsSync(audioFolder)) return new Map();
  return new Map(
    readdirSync(audioFolder)
      .filter((name) => name.endsWith('.wav'))
      .map((name) => {
        const file = path.join(audioFolder, name);
        const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
        const stem = path.basename(name, '.wav');
        return [stem, { name: `${stem}.${hash}.wav`, file }] as const;
      }),
  );
}
