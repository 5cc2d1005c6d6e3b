import path from 'node:path';

/** The line's command as its users run it: what is built where it is of this source, else the source. */
export const lineProgram = path.join(import.meta.dirname, '../src/cli/bin.js');
