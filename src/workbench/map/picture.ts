import { instance } from '@viz-js/viz';
import type { Guide, Node, NodeId } from '../../guide/flow.ts';
import { choicesOf, shapeOf } from '../../guide/shape.ts';

/** How a node is drawn, and what its kind is called. */
export interface Kind {
  readonly name: string;
  readonly shape: string;
}

const kinds = {
  question: { name: 'question', shape: 'hexagon' },
  answer: { name: 'answer', shape: 'box' },
  reading: { name: 'reading, no key taken', shape: 'note' },
  handover: { name: 'a person', shape: 'doubleoctagon' },
  sending: { name: 'sends a text message', shape: 'cds' },
  languages: { name: 'language menu', shape: 'hexagon' },
  goodbye: { name: 'goodbye', shape: 'ellipse' },
} as const satisfies Record<string, Kind>;

/** What a node is, in the words of the map. */
export function kindOf(guide: Guide, id: NodeId, node: Node): Kind {
  if (id === guide.roles.noPerson || id === guide.roles.shortNoPerson) return kinds.handover;
  return node.kind === 'menu' ? kinds.question : kinds[node.kind];
}

/** A node's name as people read it. */
export function nameOf(id: NodeId): string {
  return id.replaceAll('-', ' ');
}

/** What of the picture is not the guide's: where a click leads, and which nodes stand out. */
export interface PictureWishes {
  readonly linkTo?: (id: NodeId) => string;
  readonly marked?: ReadonlySet<NodeId>;
  /** Behind all of it; nothing unless named. */
  readonly background?: string;
}

/** A picture of the guide as SVG: topics as groups, nodes by their kind, keys on the arrows, silence dashed. */
export async function drawMap(guide: Guide, wishes: PictureWishes = {}): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(toGraph(guide, wishes), { format: 'svg' });
  return svg.slice(svg.indexOf('<svg'));
}

/**
 * Whether a key's target is named in the box that it leads from: an answer of another topic, for all those arrows would
 * hide the others.
 */
function isNamedInBox(guide: Guide, from: NodeId, to: NodeId): boolean {
  if (from === guide.roles.main) return false;
  return shapeOf(guide).nodes.get(to)?.kind === 'answer' && topicOf(guide, from) !== topicOf(guide, to);
}

function topicOf({ topics }: Guide, id: NodeId): string | undefined {
  return topics.find(({ nodes }) => id in nodes)?.id;
}

const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function toAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.map(([name, value]) => `${name}=${quote(value)}`).join(' ');
}

/** The guide in the language of Graphviz. */
function toGraph(
  guide: Guide,
  { linkTo, marked = new Set(), background = 'transparent' }: PictureWishes,
): string {
  const topics = guide.topics.filter(({ nodes }) => Object.keys(nodes).length > 0);
  const groups = topics.flatMap(({ id: topic, nodes }) => [
    `subgraph ${quote(`cluster_${topic}`)} {`,
    `  label=${quote(nameOf(topic))} class="topic"`,
    ...Object.entries(nodes).map(([id, node]) => {
      const { name, shape } = kindOf(guide, id, node);
      const attributes = {
        shape,
        style: node.kind === 'answer' ? 'rounded' : undefined,
        URL: linkTo?.(id),
        tooltip: `${nameOf(id)}: ${name}`,
        id: `node-${id}`,
        class: marked.has(id) ? `${node.kind} marked` : node.kind,
        penwidth: marked.has(id) ? '3' : undefined,
      };
      return `  ${quote(id)} [label=${labelOf(guide, id, node)} ${toAttributes(attributes)}]`;
    }),
    '}',
  ]);
  const arrows = [
    ...[...shapeOf(guide).nodes].flatMap(([id, node]) => [...byKey(guide, id, node), ...bySilence(id, node)]),
    ...byTheRules(guide),
    ...besideTheirTopic(guide),
  ];
  return [
    'digraph {',
    `bgcolor=${quote(background)}`,
    'rankdir=LR fontname="Arial" fontsize=16 ranksep=0.35 nodesep=0.12 newrank=true',
    'node [fontname="Arial" fontsize=13 height=0.36 margin="0.14,0.06"]',
    'edge [fontname="Arial" fontsize=12 arrowsize=0.7]',
    ...groups,
    ...arrows,
    '}',
  ].join('\n');
}

/** A node's name, and under it, smaller, where its keys lead without an arrow. */
function labelOf(guide: Guide, id: NodeId, node: Node): string {
  const named = choicesOf(node).filter(({ to }) => to !== id && isNamedInBox(guide, id, to));
  const below = named.map(({ key, to }) => `<BR/><FONT POINT-SIZE="10">${key}: ${nameOf(to)}</FONT>`);
  return `<${wrap(nameOf(id))}${below.join('')}>`;
}

const widest = 14;

/** A name on as many lines as keep its box narrow. */
function wrap(name: string): string {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('<BR/>');
}

function arrow(from: NodeId, to: NodeId, attributes: Readonly<Record<string, string>>): string {
  return `${quote(from)} -> ${quote(to)} [${toAttributes(attributes)}]`;
}

function byKey(guide: Guide, id: NodeId, node: Node): readonly string[] {
  const keysTo = new Map<NodeId, string>();
  for (const { key, to } of choicesOf(node)) {
    if (to === id || isNamedInBox(guide, id, to)) continue;
    keysTo.set(to, keysTo.has(to) ? `${keysTo.get(to) ?? ''}, ${key}` : key);
  }
  const isBack = (to: NodeId): boolean => to === guide.roles.language;
  return [...keysTo].map(([to, keys]) =>
    // The way back to the languages must not turn the picture round.
    arrow(id, to, { label: ` ${keys} `, ...(isBack(to) ? { constraint: 'false' } : {}) }),
  );
}

function bySilence(id: NodeId, node: Node): readonly string[] {
  if ((node.kind !== 'menu' && node.kind !== 'answer') || typeof node.silence !== 'object') return [];
  const { to, then } = node.silence;
  const first = arrow(id, to, { style: 'dashed' });
  return then === undefined ? [first] : [first, arrow(to, then, { style: 'dashed' })];
}

/** What no node says, and every call does: from the language menu to the greeting; after silence the essentials, then goodbye. */
function byTheRules({ roles }: Guide): readonly string[] {
  return [
    arrow(roles.language, roles.greeting, { label: ' 1–8 ' }),
    arrow(roles.main, roles.essentials, { style: 'dashed' }),
    arrow(roles.essentials, roles.goodbye, { style: 'dashed' }),
  ];
}

/** An answer that only boxes name has no arrow: an unseen one puts it beside what leads to it first. */
function besideTheirTopic(guide: Guide): readonly string[] {
  const { nodes, ledToBy } = shapeOf(guide);
  return [...nodes.keys()].flatMap((id) => {
    const from = [...(ledToBy.get(id) ?? [])];
    const [first] = from.filter((other) => topicOf(guide, other) === 'number');
    const isSeen = from.some((other) => other !== id && !isNamedInBox(guide, other, id));
    return isSeen || first === undefined ? [] : [arrow(first, id, { style: 'invis' })];
  });
}
