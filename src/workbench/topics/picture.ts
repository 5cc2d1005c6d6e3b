import type { NodeId } from '../../guide/ids.ts';
import { choicesOf, shapeOf } from '../../guide/shape.ts';
import { drawMap } from '../map/picture.ts';
import type { TopicsLook } from './look.ts';
import { createNames } from './names.ts';

/** Draws some nodes, what leads to them, and the questions that they lead to. */
export function drawAround(
  look: TopicsLook,
  nodes: readonly NodeId[],
  locale: string,
  linkTo: (id: NodeId) => string,
): Promise<string> {
  const { nodes: all, ledToBy } = shapeOf(look.guide);
  const before = nodes.flatMap((node) => [...(ledToBy.get(node) ?? [])]);
  const after = nodes.flatMap((id) => {
    const node = all.get(id);
    return node ? choicesOf(node).flatMap(({ to }) => (all.get(to)?.kind === 'answer' ? [] : [to])) : [];
  });
  return drawMap(look.guide, {
    only: new Set([...nodes, ...before, ...after]),
    marked: new Set(nodes),
    locale,
    linkTo,
    nameOf: look.nameOf,
    topicNameOf: createNames(locale, look.topics).topicNameOf,
  });
}
