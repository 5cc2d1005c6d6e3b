import { existsSync } from 'node:fs';
import path from 'node:path';

const isCheckout = existsSync(path.join(import.meta.dirname, '../src'));

/** What to type before a subcommand where this runs, as messages name it: in a checkout npx finds the command, elsewhere it is installed. */
export const lineCommand = isCheckout ? 'npx line' : 'line';
