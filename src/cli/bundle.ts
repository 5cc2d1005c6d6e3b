import path from 'node:path';
import { build } from 'esbuild';

/** Packages that find files of their own beside them, and what is loaded only by a demo's pages or to ask Twilio's API. */
const apart = /^(?:libsql|pg|open|linkedom|@observablehq\/plot|twilio|twilio\/lib\/base\/.*)$/;

/** The tables of all the world's encodings, half a megabyte: Express reads with them only what a page sends, and asks for them then. */
const encodings = { asked: /^\.\.\/encodings$/, as: 'iconv-lite/encodings' };

/** The threads that the line opens: a speaker who calls waits for one. */
const threads = ['desk-server/worker', 'usage/worker'];

/** What packages of the older kind call to load others. */
const requireForPackages =
  "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);";

/**
 * Puts what answers callers, packages and all, into a few files in place of a built folder's main.js: a start that opens eight hundred files takes
 * longer, and more memory. All else stays as the compiler has written it. Rejects where a package cannot be bundled.
 */
export async function bundleLine(folder: string): Promise<void> {
  await build({
    entryPoints: ['main', ...threads].map((name) => path.join(folder, `${name}.js`)),
    outdir: folder,
    outbase: folder,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: 'main/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    banner: { js: requireForPackages },
    plugins: [
      {
        name: 'apart',
        setup: (bundling) => {
          bundling.onResolve({ filter: apart }, (asked) => ({ path: asked.path, external: true }));
          bundling.onResolve({ filter: encodings.asked }, () => ({ path: encodings.as, external: true }));
        },
      },
    ],
    logLevel: 'warning',
  });
}
