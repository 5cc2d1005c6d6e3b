import type { FactId } from '../guide/facts.ts';
import type { Guide, LineKey } from '../guide/flow.ts';
import { declaredLines } from '../guide/lines.ts';
import type { Surveyed } from './survey.ts';

/** What a mistake in would hurt most. */
const gravestFacts: readonly FactId[] = ['W5', 'W6', 'S3', 'C10', 'M2', 'M3', 'RC6'];

/** The order in which lines are reviewed: the gravest facts, the words to say, the number, then the rest as a call goes. */
export function reviewOrder(guide: Guide, lines: readonly LineKey[]): readonly LineKey[] {
  const declared = declaredLines(guide);
  const rank = (line: LineKey): number => {
    const { facts = [], topic } = declared.get(line) ?? {};
    const gravest = gravestFacts.findIndex((fact) => facts.includes(fact));
    if (gravest !== -1) return gravest;
    if (topic === 'scripts') return gravestFacts.length;
    return topic === 'number' ? gravestFacts.length + 1 : gravestFacts.length + 2;
  };
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

/** The lines that a computer speaks and to which nobody who speaks the language has listened, in the order of a review. */
export function linesToHear(guide: Guide, { recordings, stock }: Surveyed): readonly LineKey[] {
  const isOpen = (line: LineKey): boolean => {
    const entry = recordings.list[line];
    return entry?.made !== undefined && entry.heard === undefined && stock.stateOf(line) !== 'changed';
  };
  return reviewOrder(guide, [...recordings.files.keys()].filter(isOpen));
}
