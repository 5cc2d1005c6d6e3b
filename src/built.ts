import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './root.ts';

const sources = ['src', 'prompts/guide', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Where the built line is. */
export const builtFolder = path.join(projectRoot, 'dist');

/** The name of the file in it that tells its source. */
export const stampFile = 'built-from';

/** Tells the source that stands here by its content: a copied project has files of any age. */
export function stampSources(): string {
  const hash = createHash('sha256');
  const add = (place: string): void => {
    const file = path.join(projectRoot, place);
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).toSorted()) add(path.join(place, name));
    } else hash.update(place).update(readFileSync(file));
  };
  for (const place of sources) add(place);
  return hash.digest('hex');
}

/** Whether the line is built of the source that stands here; where there is no source, what is built is all there is. */
export function isBuilt(): boolean {
  if (!existsSync(path.join(projectRoot, 'src'))) return true;
  const stamp = path.join(builtFolder, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampSources();
}
