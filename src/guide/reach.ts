import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { Offers } from './offers.ts';
import { enter } from './moves.ts';
import type { At } from './place.ts';
import { shapeOf, targetsOf } from './shape.ts';
import type { Turn } from './turn.ts';

/** Where a short language's callers come when its essentials have been said. */
export function shortEnd(guide: Guide): NodeId {
  const node = shapeOf(guide).nodes.get(guide.roles.short);
  const silence = node?.kind === 'answer' ? node.silence : undefined;
  return (typeof silence === 'object' ? silence.then : undefined) ?? guide.roles.goodbye;
}

/** The nodes that a short language has, in calling order. */
export function shortNodes(guide: Guide): readonly NodeId[] {
  const { short, essentials, shortPerson, shortPersonClosed, shortNoPerson, goodbye } = guide.roles;
  const node = shapeOf(guide).nodes.get(shortPerson);
  const after = node ? targetsOf(node) : [];
  return [
    ...new Set([
      short,
      essentials,
      shortEnd(guide),
      shortPerson,
      ...after,
      shortPersonClosed,
      shortNoPerson,
      goodbye,
    ]),
  ];
}

/** Leads a turn to what can be said in its language: a short one has its own nodes, and what changed has a node in its stead. */
export function keepToReach(guide: Guide, turn: Turn, offers: Offers): Turn {
  const { at } = turn;
  const reach = offers.reach[at.language];
  if (at.node === guide.roles.language || !reach) return turn;
  if (reach.short) return keepShort(guide, turn);
  if (reach.changed?.has(at.node)) return { at: enter(guide, at, guide.roles.changed), manner: 'plain' };
  return turn;
}

function keepShort(guide: Guide, turn: Turn): Turn {
  const { at } = turn;
  const { roles } = guide;
  const nodes = new Set(shortNodes(guide));
  if (nodes.has(at.node)) return { ...turn, at: { ...at, back: keepBack(guide, at, nodes) } };
  const persons = new Map([
    [roles.person, roles.shortPerson],
    [roles.personClosed, roles.shortPersonClosed],
    [roles.noPerson, roles.shortNoPerson],
  ]);
  const there = persons.get(at.node) ?? roles.short;
  return { at: enter(guide, { ...at, back: [] }, there), manner: 'plain' };
}

/** The way back out of the essentials leads to the language menu, or to a node that a short language has. */
function keepBack(guide: Guide, at: At, nodes: ReadonlySet<NodeId>): At['back'] {
  return at.back.map((place) =>
    place.node === guide.roles.language || nodes.has(place.node) ? place : { node: shortEnd(guide), stop: 0 },
  );
}
