import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../text-file.ts';
import type { Change } from './change.ts';

/** The README's call: what is typed, and what is seen then. */
const shownCall = /```\n\$ npx line (phone .+)\n([^`]+)\n```/;

/** The keys that a saved call had, and those that lead through the same places now. */
export interface Rekeyed {
  readonly before: string;
  readonly after: string;
}

/** The keys of a call that is shown, where it goes as a saved one does, to its end or until it hangs up. */
function renewKeys(typed: string, rekeyed: readonly Rekeyed[]): string {
  const [, led = '', end = ''] = /^(.*?)((?:,h)?)$/.exec(typed) ?? [];
  const found = rekeyed.find(({ before }) => before === led || before.startsWith(`${led},`));
  return found ? found.after.split(',').slice(0, led.split(',').length).join(',') + end : typed;
}

/** The documents of a checkout that show calls, with the keys of saved calls that have others now, and the README's call as it is heard now. */
export function renewDocuments(root: string, rekeyed: readonly Rekeyed[]): readonly Change[] {
  const docs = path.join(root, 'docs');
  const names = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll(path.sep, '/'));
  return ['README.md', ...names.map((name) => `docs/${name}`)].flatMap((file): readonly Change[] => {
    if (!existsSync(path.join(root, file))) return [];
    const before = readText(path.join(root, file)) ?? '';
    const renewed = before.replaceAll(
      /(--keys '?)([0-9*#,h-]+)/g,
      (_, option: string, typed: string) => option + renewKeys(typed, rekeyed),
    );
    return [{ file, before, after: file === 'README.md' ? withShownCall(renewed) : renewed }];
  });
}

function withShownCall(readme: string): string {
  const [block, options] = shownCall.exec(readme) ?? [];
  if (block === undefined || options === undefined) return readme;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [process.argv[1] ?? '', ...options.split(' ')],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  if (status !== 0) throw new Error(`README.md shows "npx line ${options}", which fails: ${stderr.trim()}`);
  return readme.replace(block, () => `\`\`\`\n$ npx line ${options}\n${stdout.trimEnd()}\n\`\`\``);
}
