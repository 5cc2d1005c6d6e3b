import { expect, it } from 'vitest';
import { unfree } from './licenses.ts';

it('packages under the GPL, the AGPL, an unknown license or none may not be there', () => {
  const packages = {
    '': { license: 'UNLICENSED' },
    'node_modules/a': { license: 'GPL-3.0-only' },
    'node_modules/b/node_modules/@c/d': { license: 'AGPL-3.0-or-later' },
    'node_modules/e': { license: 'SEE LICENSE IN LICENSE.md' },
    'node_modules/f': {},
    'node_modules/g': { license: '(MIT AND GPL-2.0-only)' },
  };
  expect(unfree(packages)).toEqual([
    'a: GPL-3.0-only',
    '@c/d: AGPL-3.0-or-later',
    'e: SEE LICENSE IN LICENSE.md',
    'f: none',
    'g: (MIT AND GPL-2.0-only)',
  ]);
});

it('a package with a choice of licenses may be there where one of them is free', () => {
  expect(unfree({ 'node_modules/a': { license: '(GPL-2.0-only OR MIT)' } })).toEqual([]);
  expect(unfree({ 'node_modules/b': { license: '(MIT AND Zlib)' } })).toEqual([]);
});
