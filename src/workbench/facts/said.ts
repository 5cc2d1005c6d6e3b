import type { FactId } from '../../guide/facts.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey, NodeId } from '../../guide/ids.ts';
import { declaredLines } from '../../guide/lines.ts';
import { shapeOf } from '../../guide/shape.ts';

/** The lines that say a fact. */
export function linesSaying(guide: Guide, id: FactId): readonly LineKey[] {
  return [...declaredLines(guide)].flatMap(([line, { facts = [] }]) => (facts.includes(id) ? [line] : []));
}

/** The answers of a guide, each of which can be silenced as a whole. */
export function answersOf(guide: Guide): readonly NodeId[] {
  return [...shapeOf(guide).nodes].flatMap(([id, node]) => (node.kind === 'answer' ? [id] : []));
}
