import type { NodeId } from '../../guide/ids.ts';
import type { Report } from '../report.ts';

/** A node of the picture; lengths are in pixels from its top. */
interface Box {
  readonly node: NodeId;
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the part begins that stands for those who hung up. */
  readonly dropTop: number;
}

/** A way from a box to one further right. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly fromY: number;
  readonly toY: number;
  readonly thickness: number;
}

/** A picture of ways. */
interface Flow {
  readonly boxes: readonly Box[];
  readonly bands: readonly Band[];
  readonly columns: number;
  readonly height: number;
}

const mostBoxes = 26;
const mostColumns = 7;
const height = 520;
const gap = 16;
const leastBox = 3;

/** Lays out what most callers do: each node as far right as the fewest steps to it; ways back and rare nodes are in the tables alone. */
export function layOut({ nodes, ways, calls }: Report): Flow {
  const shown = nodes.slice(0, mostBoxes);
  const isShown = new Set(shown.map(({ node }) => node));
  const found = findColumns(ways, isShown);
  const last = Math.min(mostColumns, Math.max(1, ...found.values())) + 1;
  const columnOf = new Map([...found].filter(([, column]) => column < mostColumns));
  for (const { node, isGoodbye } of shown) if (isGoodbye && found.has(node)) columnOf.set(node, last);
  const placed = shown.filter(({ node }) => columnOf.has(node));
  const columns = 1 + Math.max(0, ...placed.map(({ node }) => columnOf.get(node) ?? 0));
  const perColumn = Array.from({ length: columns }, (_, column) =>
    placed.filter(({ node }) => columnOf.get(node) === column),
  );
  const scale = Math.min(
    ...perColumn.map((all) => {
      const arrivals = all.reduce((sum, one) => sum + one.arrivals, 0);
      return (height - gap * (all.length + 1)) / Math.max(1, arrivals);
    }),
    height / 2 / Math.max(1, calls),
  );
  const boxes = perColumn.flatMap((all, column) => {
    let top = gap;
    return all.map(({ node, arrivals, endings, isGoodbye }): Box => {
      const size = Math.max(leastBox, arrivals * scale);
      const box = {
        node,
        column,
        top,
        bottom: top + size,
        dropTop: top + size - (isGoodbye ? 0 : Math.min(size, endings * scale)),
      };
      top += size + gap;
      return box;
    });
  });
  const byNode = new Map(boxes.map((box) => [box.node, box]));
  const [out, into] = [new Map<NodeId, number>(), new Map<NodeId, number>()];
  const bands = ways
    .toSorted((a, b) => (byNode.get(a.to)?.top ?? 0) - (byNode.get(b.to)?.top ?? 0))
    .flatMap(({ from, to, count }): readonly Band[] => {
      const [start, end] = [byNode.get(from), byNode.get(to)];
      if (!start || !end || end.column <= start.column) return [];
      const thickness = count * scale;
      const [used, taken] = [out.get(from) ?? 0, into.get(to) ?? 0];
      out.set(from, used + thickness);
      into.set(to, taken + thickness);
      return [
        {
          from: start.column,
          to: end.column,
          fromY: start.top + used + thickness / 2,
          toY: end.top + taken + thickness / 2,
          thickness,
        },
      ];
    });
  return { boxes, bands, columns, height: Math.max(height, ...boxes.map(({ bottom }) => bottom + gap)) };
}

/** The fewest steps from the beginning of a call to each node. */
function findColumns(ways: Report['ways'], isShown: ReadonlySet<NodeId>): ReadonlyMap<NodeId, number> {
  const columns = new Map<NodeId, number>();
  let open = new Set(ways.filter(({ from, to }) => from === '' && isShown.has(to)).map(({ to }) => to));
  for (let column = 0; open.size > 0; column += 1) {
    for (const node of open) columns.set(node, column);
    const now = open;
    open = new Set(
      ways.filter(({ from, to }) => now.has(from) && isShown.has(to) && !columns.has(to)).map(({ to }) => to),
    );
  }
  return columns;
}
