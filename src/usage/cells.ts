import type { Counted } from './counts.ts';
import type { NamedPeriod } from './period.ts';
import type { Round } from './shown.ts';
import type { Used } from './store.ts';

/** What a cell counts; what is not named is all of it. */
interface CellName {
  readonly what: string;
  readonly language?: string;
  readonly from?: string;
  readonly to?: string;
  readonly how?: string;
  readonly step?: string;
}

/** A number that is told, of one thing in one period. */
type Cell = CellName & Counted;

/** What is told of a count in a period. The same cell is told alike wherever it stands: on the page, in a file, in the terminal. */
export type Tell = (name: CellName, count: number) => number;

/** Tells the counts of a period. */
export function tellOf(period: Pick<NamedPeriod, 'name'>, round: Round): Tell {
  return ({ what, language = '', from = '', to = '', how = '', step = '' }, count) =>
    round([period.name, what, language, from, to, how, step].join('\n'), count);
}

/** Every counter of a period, as it is told. */
export function cellsOf(used: Used, period: NamedPeriod, round: Round): readonly Cell[] {
  const tell = tellOf(period, round);
  const named: readonly (readonly [CellName, number])[] = [
    [{ what: 'new calls' }, sumOf(used.calls)],
    ...addUp(used.chosen, ({ language }) => language).map(
      ([language, count]) => [{ what: 'language chosen', language }, count] as const,
    ),
    ...used.turns.map(
      ({ language, from, to, how, count }) => [{ what: 'way', language, from, to, how }, count] as const,
    ),
    ...addUp(used.measures, ({ measure, step }) => `${measure}\n${step}`).map(([key, count]) => {
      const [what = '', step = ''] = key.split('\n');
      return [{ what, step }, count] as const;
    }),
  ];
  return named.map(([name, count]) => ({ ...name, count: tell(name, count) }));
}

/** How many all counts are. */
export function sumOf(rows: readonly Counted[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}

/** Adds counts up by a key, in the order in which the keys come first. */
export function addUp<T extends Counted>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  return [...sums];
}
