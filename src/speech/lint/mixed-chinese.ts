import { createRequire } from 'node:module';
import { findInLines, type Rule } from './rule.ts';

interface OpenCc {
  readonly Converter: (options: { readonly from: string; readonly to: string }) => (text: string) => string;
}

let converter: ReturnType<OpenCc['Converter']> | undefined;

/** Its tables are large: a line that starts, and has no Chinese to lint, does without them. */
function toSimplified(text: string): string {
  const load = (): OpenCc => createRequire(import.meta.url)('opencc-js/t2cn') as OpenCc;
  converter ??= load().Converter({ from: 't', to: 'cn' });
  return converter(text);
}

/** Simplified characters throughout: some traditional ones are read differently, and reviewers see one text. */
export const mixedChinese: Rule = {
  id: 'mixed-chinese',
  says: 'Chinese is written in simplified characters alone.',
  check: (words) =>
    findInLines(words, ({ text, language: { info } }) => {
      if (!info.scripts.includes('Han')) return undefined;
      const simplified = Array.from(toSimplified(text));
      const mixed = Array.from(text).filter((character, index) => character !== simplified[index]);
      return mixed.length === 0
        ? undefined
        : {
            code: 'mixedChinese',
            values: { found: mixed.join(' ') },
            message: `has the traditional characters ${mixed.join(' ')}: write simplified ones`,
          };
    }),
};
