import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file cannot be written; tells which, why, and how to mend it. */
export class UnwritableError extends Error {
  constructor(told: string, options?: ErrorOptions) {
    super(told, options);
    this.name = 'UnwritableError';
  }
}

/** Why a file cannot be read and written, or made where it is not there, and how to mend that; undefined where it can. */
export function tellUnwritable(file: string): string | undefined {
  const wanted = path.resolve(file);
  // What is looked at is the folder, or the nearest one above it that there is, and the file where there is one.
  let folder = path.dirname(wanted);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  if (!statSync(folder).isDirectory()) return `${wanted} cannot be written: ${folder} is no folder`;
  const { R_OK, W_OK, X_OK } = constants;
  return (
    tellPlace(folder, R_OK | W_OK | X_OK, folder) ??
    (existsSync(wanted) ? tellPlace(wanted, R_OK | W_OK, folder) : undefined)
  );
}

/**
 * Runs what writes a file. Throws an UnwritableError where the file may not be written, and what was thrown where it failed for another
 * reason.
 */
export function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const told = tellUnwritable(file);
    if (told === undefined) throw error;
    throw new UnwritableError(told, { cause: error });
  }
}

function tellPlace(place: string, access: number, folder: string): string | undefined {
  try {
    accessSync(place, access);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EROFS')
      return `${place} cannot be written: it is on a disk that is mounted to be read only; mount a folder there that can be written`;
    if (code !== 'EACCES' && code !== 'EPERM') return `${place} cannot be written: ${message}`;
    const user = process.getuid?.() ?? 0;
    const { uid, mode } = statSync(place);
    const remedy =
      uid === user
        ? `"chmod -R u+rwX ${folder}" mends it`
        : `"chown -R ${user} ${folder}" mends it, in a container on the folder that is mounted there`;
    return `${place} cannot be written: permission denied; it belongs to user ${uid} (mode ${(mode & 0o777).toString(8)}), and this runs as user ${user}: ${remedy}`;
  }
}
