import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './root.ts';

const isCheckout = existsSync(path.join(projectRoot, 'src'));

/** What to type before a subcommand where this runs, as messages name it: in a checkout npx finds the command, elsewhere it is installed. */
export const lineCommand = isCheckout ? 'npx line' : 'line';
