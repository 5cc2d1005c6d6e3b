import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The pages of a demo, and engines that make recordings, are not for a server: it does without their packages. */
const notOfAServer = /\/(?:workbench\/workbench|engines\/polly)\.ts$/;

/** Opens the demo's pages in a browser. */
const ofADemo = 'open';

/** The packages that a file loads, and all that it loads itself; types are gone when it runs. */
function packagesOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const found = new Set<string>();
  if (seen.has(file) || notOfAServer.test(file)) return found;
  seen.add(file);
  const text = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gm, '');
  for (const [, static_, dynamic] of text.matchAll(
    /(?:from |^import )'([^'$]+)'|(?:import|url\))\('([^'$]+)'\)/gm,
  )) {
    const name = static_ ?? dynamic ?? '';
    if (name.startsWith('.')) {
      const next = path.resolve(path.dirname(file), name);
      if (existsSync(next)) for (const one of packagesOf(next, seen)) found.add(one);
    } else if (!/^node:|\$/.test(name)) {
      found.add(
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    }
  }
  return found;
}

it.each([
  'main.ts',
  'desk-server/worker.ts',
  'cli/doctor.ts',
  'cli/own-words.ts',
  'cli/usage.ts',
  'cli/desk.ts',
  'cli/deploy.ts',
  'cli/edition.ts',
])('%s loads only packages that a server installs (npm ci --omit=dev)', (name) => {
  const loaded = packagesOf(path.join(root, 'src', name));
  expect(loaded.size).toBeGreaterThan(3);
  expect([...loaded].filter((one) => one !== ofADemo && !(one in dependencies))).toEqual([]);
});
