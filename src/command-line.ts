import { existsSync } from 'node:fs';
import path from 'node:path';

/** How the project's own command is called where this runs: by npx in a checkout, by its name where it is installed without its source. */
export const commandName = existsSync(path.join(import.meta.dirname, '../src')) ? 'npx line' : 'line';

/** What to type for a subcommand, as messages name it. */
export function commandLine(words: string): string {
  return `${commandName} ${words}`;
}
