import type { Language, NodeId } from '../guide/ids.ts';
import type { Tell } from './cells.ts';
import { hows, type How } from './counts.ts';
import type { Used } from './store.ts';

/** Where words fail: what callers did at a node in a language instead of going on. */
export interface Trouble {
  readonly node: NodeId;
  readonly words: string;
  readonly language: Language;
  readonly turns: number;
  readonly again: number;
  readonly silence: number;
  readonly wrongKeys: number;
}

/** The turns that were counted. */
export type UsedTurns = Used['turns'];

/** Every node and language in which some callers did not go on, the gravest first. */
export function findTrouble(
  turns: UsedTurns,
  wordsOf: (node: NodeId) => string,
  tell: Tell,
): readonly Trouble[] {
  const found = new Map<string, Record<How, number>>();
  for (const { language, from, how, count } of turns) {
    if (from === '') continue;
    const key = `${language} ${from}`;
    const there = found.get(key) ?? (Object.fromEntries(hows.map((one) => [one, 0])) as Record<How, number>);
    there[how] += count;
    found.set(key, there);
  }
  return [...found]
    .map(([key, counts]): Trouble => {
      const [language = '', node = ''] = key.split(' ');
      const told = (how: How): number => tell({ what: 'left', language, from: node, how }, counts[how]);
      const turnsThere = Object.values(counts).reduce((all, count) => all + count, 0);
      return {
        node,
        language,
        words: wordsOf(node),
        turns: tell({ what: 'left', language, from: node }, turnsThere),
        again: told('again'),
        silence: told('silence'),
        wrongKeys: told('wrong key'),
      };
    })
    .filter((one) => troubled(one) > 0)
    .toSorted((a, b) => troubled(b) - troubled(a) || (a.node < b.node ? -1 : 1));
}

/** The turns in which a caller did not go on. */
export function troubled({ again, silence, wrongKeys }: Trouble): number {
  return again + silence + wrongKeys;
}
