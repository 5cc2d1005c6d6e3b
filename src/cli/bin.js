#!/usr/bin/env node
// Runs what is built where it is of the source that stands here, else the source itself. What answers callers is always built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, URL } from 'node:url';

const signals = ['SIGINT', 'SIGTERM'];
const place = (name) => new URL(`../../${name}`, import.meta.url);
const built = place('dist/built.js');

/** Ends as SIGTERM would have it when npm does: npm hands signals to a shell, which goes without handing them on. */
function endWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** Builds in a process of its own, so that a line which runs does not carry the compiler along. */
async function build() {
  const source = fileURLToPath(place('src/cli/line.ts'));
  const building = spawn(process.execPath, ['--import', 'tsx', source, 'build'], {
    cwd: place(''),
    stdio: 'inherit',
  });
  const stop = (signal) => building.kill(signal);
  for (const signal of signals) process.on(signal, stop);
  const [code] = await once(building, 'exit');
  for (const signal of signals) process.off(signal, stop);
  if (code !== 0) process.exit(1);
}

async function entry() {
  if (existsSync(built) && (await import(built.href)).isBuilt()) return 'dist/cli/line.js';
  if (existsSync(place('src')) && existsSync(place('node_modules/tsx'))) {
    if (process.argv[2] !== 'start') {
      const { register } = await import('tsx/esm/api');
      register({ tsconfig: fileURLToPath(place('tsconfig.json')) });
      return 'src/cli/line.ts';
    }
    await build();
  } else if (existsSync(built)) {
    process.stderr.write(
      'Note: dist/ was built of another source: "npm ci && npm run build" builds it anew.\n',
    );
  } else {
    process.stderr.write('The line is not built: "npm ci && npm run build" builds it.\n');
    process.exit(1);
  }
  return 'dist/cli/line.js';
}

if (process.env.npm_lifecycle_event !== undefined) endWithNpm();
await import(place(await entry()).href);
