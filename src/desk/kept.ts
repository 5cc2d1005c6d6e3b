import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { readJson } from '../speech/json-file.ts';
import { readChange, type Change } from './changes.ts';
import type { Newest } from './store.ts';

/** What callers hear, whole: the changes up to the newest publication, and the emergencies after it. */
export interface Published extends Newest {
  readonly changes: readonly Change[];
}

const schema = z.strictObject({
  format: z.literal(1),
  publication: z.int().nonnegative(),
  upTo: z.int().nonnegative(),
  urgent: z.int().nonnegative(),
  changes: z.array(z.unknown().transform(readChange)),
});

/** Reads what was kept in a file; undefined where there is none. Throws an error for a file that is no such thing. */
export function readKept(file: string): Published | undefined {
  const value = readJson(file);
  if (value === undefined) return undefined;
  const { publication, upTo, urgent, changes } = schema.parse(value);
  return { publication, upTo, urgent, changes };
}

/** Keeps it in a file, aside and then renamed: whoever reads it finds the one before or this one, and no half. */
export function writeKept(file: string, { publication, upTo, urgent, changes }: Published): void {
  writeAside(file, JSON.stringify({ format: 1, publication, upTo, urgent, changes }));
}

/** Writes a file aside and then renames it: several instances may do so in one folder. */
export function writeAside(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    writeFileSync(aside, content);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
