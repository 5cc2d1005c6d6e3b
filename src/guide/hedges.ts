import type { FactId } from './facts.ts';
import type { Guide } from './guide.ts';
import type { LineKey } from './ids.ts';

/** Words that limit what a fact promises; those of a group stand for one another. */
const hedges = [
  ['generally', 'usually', 'often', 'normally'],
  [
    'can',
    'could',
    'may',
    'might',
    'able to',
    'maybe',
    'sometimes',
    'some',
    'nobody can promise',
    'should',
    'try',
    'best',
    'no report',
  ],
] as const;

const has = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`, 'iu').test(text);

/** The hedges of a fact, where a line has none of them, nor one that stands for one of them. */
function lost(fact: string, line: string): readonly string[] {
  const inFact = hedges.filter((group) => group.some((word) => has(fact, word)));
  if (inFact.some((group) => group.some((word) => has(line, word)))) return [];
  return inFact.flatMap((group) => group.filter((word) => has(fact, word)));
}

/** A line that promises more than a fact that it carries. */
interface LostHedge {
  readonly kind: 'lost hedge';
  readonly line: LineKey;
  readonly fact: FactId;
  /** The words of the fact that limit it. */
  readonly lost: readonly string[];
  readonly message: string;
}

/**
 * The lines that promise more than a fact that they carry: it is hedged, and they are not. A line that says only the part of its facts that
 * has no hedge is declared so (`plain`). `textOf` gives the English of a line.
 */
export function checkHedges(
  guide: Guide,
  textOf: (line: LineKey) => string | undefined,
): readonly LostHedge[] {
  return guide.topics.flatMap(({ lines }) =>
    Object.entries(lines).flatMap(([line, { facts = [], plain, spare }]) => {
      const text = textOf(line);
      if (plain || spare === 'date' || text === undefined) return [];
      return facts.flatMap((id) => {
        const without = lost(guide.facts[id]?.says ?? '', text);
        if (without.length === 0) return [];
        return [
          {
            kind: 'lost hedge' as const,
            line,
            fact: id,
            lost: without,
            message: `line "${line}" says ${id} without "${without.join('", "')}": hedge it, or declare it plain if it says another part of ${id}`,
          },
        ];
      });
    }),
  );
}
