import type { Guide, Key, Language, LineKey, NodeId } from '../../guide/flow.ts';
import { messagesOf, toSpoken } from '../../guide/lines.ts';
import { pathsFrom } from '../../guide/paths.ts';
import { shapeOf } from '../../guide/shape.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { showNode, type ShownLine } from '../map/node.ts';

/** What is said around a line, at the place of the call where it is said soonest. */
export interface Around {
  readonly node: NodeId;
  /** The fewest keys that lead there from the main menu; undefined where no key does. */
  readonly keys: readonly Key[] | undefined;
  readonly before: readonly ShownLine[];
  readonly after: readonly ShownLine[];
  /** At how many other places it is said. */
  readonly others: number;
}

/** So many lines before and after are enough to read on from one into the next. */
const near = 3;

/** Finds what is said around a line of a language; undefined for one that belongs to no place of its own. */
export function aroundLine(
  guide: Guide,
  all: readonly Surveyed[],
  language: Language,
  line: LineKey,
): Around | undefined {
  const paths = pathsFrom(guide);
  const nodes = nodesSaying(guide, language, line).toSorted(
    (a, b) => (paths.get(a)?.length ?? Infinity) - (paths.get(b)?.length ?? Infinity),
  );
  const [node] = nodes;
  const shown = node === undefined ? undefined : showNode(guide, all, language, node, false);
  if (node === undefined || !shown) return undefined;
  const said = [...shown.messages.flat(), ...shown.choices.flatMap(({ words }) => words)];
  const at = said.findIndex((one) => one.line === line);
  if (at === -1) return undefined;
  return {
    node,
    keys: shown.keys,
    before: said.slice(Math.max(0, at - near), at),
    after: said.slice(at + 1, at + 1 + near),
    others: nodes.length - 1,
  };
}

function nodesSaying(guide: Guide, language: Language, line: LineKey): readonly NodeId[] {
  return [...shapeOf(guide).nodes].flatMap(([id, node]) => {
    const said = messagesOf(node)
      .flatMap(({ say }) => say)
      .map(toSpoken);
    const isSaid = said.some((one) => one && (one.own ? `${one.line}-${language}` : one.line) === line);
    return isSaid ? [id] : [];
  });
}
