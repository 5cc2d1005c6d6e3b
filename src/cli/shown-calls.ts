import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../text-file.ts';
import type { Change } from './change.ts';

/** The README's call: what is typed, and what is seen then. */
const shownCall = /```\n\$ npx line (phone .+)\n([^`]+)\n```/;

/** The documents of a checkout that show calls, with the keys of saved calls that have others now, and the README's call as it is heard now. */
export function renewDocuments(
  root: string,
  keys: readonly { readonly before: string; readonly after: string }[],
): readonly Change[] {
  const docs = path.join(root, 'docs');
  const names = readdirSync(docs).filter((name) => name.endsWith('.md'));
  return ['README.md', ...names.map((name) => `docs/${name}`)].flatMap((file): readonly Change[] => {
    if (!existsSync(path.join(root, file))) return [];
    const before = readText(path.join(root, file)) ?? '';
    const renewed = before.replaceAll(/(--keys '?)([0-9*#,h-]+)/g, (whole, option: string, typed: string) => {
      const found = keys.find((one) => one.before === typed);
      return found ? option + found.after : whole;
    });
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
