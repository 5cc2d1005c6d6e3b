import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lookedAt, unfree, type LockedPackage } from './licenses.ts';

// Lists the licenses of all packages; fails for one that is not free, or not known.
const file = path.join(import.meta.dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const counts = new Map<string, { line: number; work: number }>();
for (const [place, { license = 'none', dev = false }] of Object.entries(packages)) {
  if (place === '') continue;
  const count = counts.get(license) ?? { line: 0, work: 0 };
  counts.set(license, count);
  count[dev ? 'work' : 'line'] += 1;
}
process.stdout.write('license                 in the line  to work on it\n');
for (const [license, { line, work }] of [...counts].toSorted(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write(`${license.padEnd(22)} ${String(line).padStart(12)} ${String(work).padStart(14)}\n`);
}
for (const [name, why] of Object.entries(lookedAt)) process.stdout.write(`looked at: ${name}, ${why}\n`);
const wrong = unfree(packages);
for (const one of wrong) process.stderr.write(`not free, or not known: ${one}\n`);
if (wrong.length > 0) process.exitCode = 1;
