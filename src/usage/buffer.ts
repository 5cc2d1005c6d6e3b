import type { Counts, Measure, Turn } from './counts.ts';

/** Counters that wait to be put away. */
interface Buffer {
  readonly addTurn: (turn: Turn) => void;
  readonly addMeasure: (measure: Measure, count?: number) => void;
  /** Takes all that waits out of the buffer; undefined where nothing does. */
  readonly take: () => Counts | undefined;
  readonly size: () => number;
}

/**
 * A buffer of at most so many counters. What finds no place is counted as dropped, on its day: a counter that there is already always has
 * one, so that only what is rare is ever lost.
 */
export function createBuffer(most: number): Buffer {
  let turns = new Map<string, Turn & { count: number }>();
  let measures = new Map<string, Measure & { count: number }>();
  const size = (): number => turns.size + measures.size;

  const addMeasure = (measure: Measure, count = 1): void => {
    const key = `${measure.day} ${measure.measure} ${measure.step}`;
    const there = measures.get(key);
    if (there) there.count += count;
    // Days on which something is dropped are few: they are let in beyond the bound.
    else if (size() < most || measure.measure === 'dropped') measures.set(key, { ...measure, count });
    else addMeasure({ day: measure.day, measure: 'dropped', step: '' }, count);
  };
  return {
    size,
    addMeasure,
    addTurn: (turn) => {
      const key = `${turn.day} ${turn.language} ${turn.from} ${turn.to} ${turn.how}`;
      const there = turns.get(key);
      if (there) there.count += 1;
      else if (size() < most) turns.set(key, { ...turn, count: 1 });
      else addMeasure({ day: turn.day, measure: 'dropped', step: '' });
    },
    take: () => {
      if (size() === 0) return undefined;
      const taken = { turns: [...turns.values()], measures: [...measures.values()] };
      turns = new Map();
      measures = new Map();
      return taken;
    },
  };
}
