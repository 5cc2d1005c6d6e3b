import type { FactId } from '../guide/facts.ts';
import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { declaredLines } from '../guide/lines.ts';
import { linesToRecord } from './sheet.ts';
import type { Surveyed } from './survey.ts';

/** What a mistake in would hurt most. */
const gravestFacts: readonly FactId[] = ['W5', 'W3', 'W6', 'S3', 'C10', 'M2', 'M3', 'RC6'];

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

/** The lines that a computer speaks and to which nobody who speaks the language has listened: those first with which it can be offered. */
export function linesToHear(guide: Guide, one: Surveyed): readonly LineKey[] {
  const { recordings, stock } = one;
  const { first } = linesToRecord(guide, one);
  const isOpen = (line: LineKey): boolean => {
    const entry = recordings.list[line];
    return entry?.made !== undefined && entry.heard === undefined && stock.stateOf(line) !== 'changed';
  };
  const open = [...recordings.files.keys()].filter(isOpen);
  return [
    ...reviewOrder(
      guide,
      open.filter((line) => first.includes(line)),
    ),
    ...reviewOrder(
      guide,
      open.filter((line) => !first.includes(line)),
    ),
  ];
}
