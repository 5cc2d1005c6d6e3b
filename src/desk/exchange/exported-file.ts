import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../text-file.ts';
import { writing } from '../../writable.ts';
import { writeAside } from '../kept.ts';

/** A file of a checkout as the hotline has it. */
export interface ExportedFile {
  /** Its path in the checkout, as prompts/es/about.json. */
  readonly name: string;
  /** The file that this release ships there, existing or not. */
  readonly shipped: string;
  /** What is to stand in it; null: it is to be gone. */
  readonly content: () => Promise<string | Buffer | null>;
}

/** A checkout has something else in files that would be written over. */
class DifferingError extends Error {
  constructor(names: readonly string[]) {
    super(
      [
        'These files are neither as this release ships them nor as the hotline has them, and nothing is written:',
        ...names.map((name) => `  ${name}`),
        'Take a clean checkout of this release, or write over them with --over.',
      ].join('\n'),
    );
    this.name = 'DifferingError';
  }
}

/**
 * Writes files into a checkout, each whole or not at all; what is so already is left as it is. Throws a DifferingError before anything is written
 * where one has neither what the release ships nor what is to be written, unless `over` says to. `told` is called for each that was written.
 */
export async function writeExported(
  folder: string,
  files: readonly ExportedFile[],
  { over, told }: { readonly over: boolean; readonly told: (name: string, done: number, of: number) => void },
): Promise<readonly string[]> {
  const wanted: ExportedFile[] = [];
  const differing: string[] = [];
  for (const file of files) {
    const target = path.join(folder, file.name);
    if (isSame(target, await file.content())) continue;
    wanted.push(file);
    if (existsSync(target) && !isShipped(target, file.shipped)) differing.push(file.name);
  }
  if (differing.length > 0 && !over) throw new DifferingError(differing);
  for (const [index, { name, content }] of wanted.entries()) {
    const target = path.join(folder, name);
    const value = await content();
    writing(target, () => {
      if (value === null) rmSync(target, { force: true });
      else writeAside(target, value);
    });
    told(value === null ? `${name} (taken away)` : name, index + 1, wanted.length);
  }
  return wanted.map(({ name }) => name);
}

function isSame(file: string, content: string | Buffer | null): boolean {
  if (content === null || !existsSync(file)) return content === null && !existsSync(file);
  return typeof content === 'string' ? textOf(file) === content : readFileSync(file).equals(content);
}

/** A checkout may end its lines otherwise. */
function isShipped(file: string, shipped: string): boolean {
  if (!existsSync(shipped)) return false;
  if (path.extname(file) === '.json') return textOf(file) === textOf(shipped);
  return readFileSync(file).equals(readFileSync(shipped));
}

function textOf(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
