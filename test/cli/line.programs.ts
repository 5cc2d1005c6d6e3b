import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { lineProgram } from '../line-program.ts';

const root = path.join(import.meta.dirname, '../..');

function line(...words: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [lineProgram, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, output: stdout + stderr };
}

describe('the command of the line', () => {
  it('names its subcommands by who needs them', () => {
    const { status, output } = line('--help');
    expect(status).toBe(0);
    for (const [group, members] of Object.entries(commands)) {
      const [, listed = ''] = output.split(`${group}\n`);
      const [own = ''] = listed.split('\n\n');
      expect([...own.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name)).toEqual(
        members.map(({ name }) => name),
      );
    }
  });

  it('tells more of one, by --help or by help', () => {
    const { status, output } = line('script', '--help');
    expect([status, output.startsWith('Usage: npx line script')]).toEqual([0, true]);
    expect(line('help', 'script').output).toBe(output);
  });

  it('refuses a subcommand that there is not, and names the nearest', () => {
    const { status, output } = line('wrods');
    expect([status, output.includes('words')]).toEqual([1, true]);
  });

  it.each(Object.values(commands).flat())(
    'calls $name by the name under which it is listed',
    async ({ name, load }) => {
      expect((await load()).command.name()).toBe(name);
    },
  );

  it('is in the README as it is', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const [, section = ''] = readme.split(/^## Commands\n/m);
    const [own = ''] = section.split(/^## /m);
    const rows = [...own.matchAll(/^\| (.+?) +\| (.*?) *\|$/gm)].map(([, name, summary]) => [name, summary]);
    const wanted = Object.entries(commands).flatMap(([group, members]) => [
      [group.replace(/:$/, ''), ''],
      ...members.map(({ name, summary }) => [`\`${name}\``, summary]),
    ]);
    expect(rows.filter(([name]) => !/^-+$/.test(name ?? ''))).toEqual(wanted);
  });
});
