import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's folder: the nearest one above this file that has a package.json, whether this runs from src, from dist or bundled. */
export const projectRoot = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder));
}
