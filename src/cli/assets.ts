import path from 'node:path';
import { buildSync } from 'esbuild';

const workbench = path.join(import.meta.dirname, '../workbench');

/** The browser's scripts and style sheets, by the name that a page asks for. */
const entries: Readonly<Record<string, string>> = {
  frame: 'browser/frame.ts',
  phone: 'browser/phone.ts',
  hear: 'browser/hear.ts',
  map: 'browser/map.ts',
  script: 'browser/script.ts',
  studio: 'browser/studio.ts',
  listening: 'browser/listening.ts',
  print: 'browser/print.ts',
  'sign-in': 'browser/sign-in.ts',
  invitation: 'browser/invitation.ts',
  account: 'browser/account.ts',
  members: 'browser/members.ts',
  people: 'browser/people.ts',
  'call-backs': 'browser/call-backs.ts',
  'take-worklet': 'browser/take-worklet.ts',
  workbench: 'styles/workbench.css',
  dark: 'styles/dark.css',
  flyer: 'styles/flyer.css',
  'paper-letter': 'styles/paper-letter.css',
  'paper-a4': 'styles/paper-a4.css',
};

/** Bundles what the workbench's pages load into a folder. Throws where a script does not compile. */
export function bundleAssets(folder: string): void {
  buildSync({
    entryPoints: Object.entries(entries).map(([out, file]) => ({ out, in: path.join(workbench, file) })),
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}
