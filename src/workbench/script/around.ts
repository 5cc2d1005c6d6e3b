import type { Guide } from '../../guide/guide.ts';
import type { Key, Language, LineKey, NodeId } from '../../guide/ids.ts';
import { messagesOf, toSpoken } from '../../guide/lines.ts';
import { pathsFrom } from '../../guide/paths.ts';
import { shapeOf } from '../../guide/shape.ts';
import { createGuideMemo } from '../../speech/memo.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { showNode, type ShownLine } from '../map/node.ts';

/** What is said around a line, at the place of the call where it is said soonest. */
interface Around {
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
  const nodes = nodesSaying(guide, language).get(line) ?? [];
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

type Saying = ReadonlyMap<LineKey, readonly NodeId[]>;

const saying = createGuideMemo<Saying>();

/** By line, the nodes that say it to callers of a language, those first to which the fewest keys lead. */
function nodesSaying(guide: Guide, language: Language): Saying {
  return saying(guide, language, () => {
    const paths = pathsFrom(guide);
    const keysTo = (id: NodeId): number => paths.get(id)?.length ?? Infinity;
    const nodes = [...shapeOf(guide).nodes].toSorted(([a], [b]) => keysTo(a) - keysTo(b));
    const found = new Map<LineKey, NodeId[]>();
    for (const [id, node] of nodes) {
      const said = messagesOf(node).flatMap(({ say }) => say.flatMap((one) => toSpoken(one) ?? []));
      for (const line of new Set(said.map((one) => (one.own ? `${one.line}-${language}` : one.line)))) {
        found.set(line, [...(found.get(line) ?? []), id]);
      }
    }
    return found;
  });
}
