/** What is known of a package in package-lock.json. */
export interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Licenses under which a package can be used and passed on with this project. */
const free = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Packages whose license was looked at by a person, and why they may stay. */
export const lookedAt: Readonly<Record<string, string>> = {
  'codec-parser': 'LGPL-3.0-or-later: a library that reads sound files, used as it is, and replaceable',
};

/** Whether a license as npm writes it (SPDX) can be met with a free one: one of those joined by OR, or all of those joined by AND. */
function isFree(license: string): boolean {
  const plain = license.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((some) => some.split(' AND ').every((one) => free.has(one.trim())));
}

/** The packages of a lock file that may not be there, each with its license. */
export function unfree(packages: Readonly<Record<string, LockedPackage>>): readonly string[] {
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { license = 'none' }]) => ({ name: place.replace(/^.*node_modules\//, ''), license }))
    .filter(({ name, license }) => !isFree(license) && !(name in lookedAt))
    .map(({ name, license }) => `${name}: ${license}`);
}
