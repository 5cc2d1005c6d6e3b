import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lineProgram } from './line-program.ts';

const root = path.join(import.meta.dirname, '..');

it('the call in the README is what the line says', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, options = '', shown] = /```\n\$ npx line phone (.+)\n([^`]+)\n```/.exec(readme) ?? [];
  const { stdout } = spawnSync(process.execPath, [lineProgram, 'phone', ...options.split(' ')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  expect(stdout.trimEnd(), 'README.md shows another call: paste what the command prints now').toBe(shown);
});
