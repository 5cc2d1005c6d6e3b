import type { Guide } from '../../guide/guide.ts';
import type { NodeId } from '../../guide/ids.ts';
import type { Node } from '../../guide/node.ts';
import { choicesOf, isSilent, shapeOf } from '../../guide/shape.ts';
import { placeName, topicName } from '../places.ts';
import { readWords, sourceLocale } from '../words.ts';

/** How each kind of node is drawn. */
const shapes = {
  question: 'hexagon',
  answer: 'box',
  reading: 'note',
  handover: 'doubleoctagon',
  sending: 'cds',
  languages: 'hexagon',
  goodbye: 'ellipse',
} as const;

/** What a node is on the map. */
type Kind = keyof typeof shapes;

/** What a node is on the map: where there is no person, that is said at the person's place. */
export function kindOf(guide: Guide, id: NodeId, node: Node): Kind {
  if (id === guide.roles.noPerson || id === guide.roles.shortNoPerson) return 'handover';
  if (node.kind === 'offices') return 'answer';
  if (isSilent(node)) return 'sending';
  return node.kind === 'menu' || node.kind === 'zip' || node.kind === 'phone' ? 'question' : node.kind;
}

/** What of the picture is not the guide's: where a click leads, and which nodes stand out. */
interface PictureWishes {
  readonly linkTo?: (id: NodeId) => string;
  /** The language that things are called in; English unless given. */
  readonly locale?: string;
  readonly marked?: ReadonlySet<NodeId>;
  /** The nodes that are drawn; all unless given. */
  readonly only?: ReadonlySet<NodeId>;
  /** What nodes and topics are called; as in the page's words unless given. */
  readonly nameOf?: (id: NodeId) => string;
  readonly topicNameOf?: (topic: string) => string;
  /** Behind all of it; nothing unless named. */
  readonly background?: string;
}

/** A picture of the guide as SVG: topics as groups, nodes by their kind, keys on the arrows, silence dashed. */
export async function drawMap(guide: Guide, wishes: PictureWishes = {}): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const svg = viz.renderString(toGraph(guide, wishes), { format: 'svg' });
  return svg.slice(svg.indexOf('<svg'));
}

/** The picture as a file of the documents has it. */
export async function drawMapFile(guide: Guide): Promise<string> {
  return `${await drawMap(guide, { background: 'white' })}\n`;
}

/**
 * Whether a key's target is named in the box that it leads from: the language menu, and an answer of another topic, for all those
 * arrows would hide the others.
 */
function isNamedInBox(guide: Guide, from: NodeId, to: NodeId, only?: ReadonlySet<NodeId>): boolean {
  // An arrow back to the languages would turn the picture round.
  if (to === guide.roles.language) return true;
  if (from === guide.roles.main) return false;
  // Where little is drawn, nothing is hidden by arrows.
  if (only) return !only.has(to);
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
  {
    linkTo,
    marked = new Set(),
    locale = sourceLocale,
    only,
    nameOf = (id) => placeName(locale, id),
    topicNameOf = (topic) => topicName(locale, topic),
    background = 'transparent',
  }: PictureWishes,
): string {
  const t = readWords().in(locale);
  const isDrawn = (id: NodeId): boolean => only?.has(id) ?? true;
  const topics = guide.topics.filter(({ nodes }) => Object.keys(nodes).some(isDrawn));
  const groups = topics.flatMap(({ id: topic, nodes }) => [
    `subgraph ${quote(`cluster_${topic}`)} {`,
    `  label=${quote(topicNameOf(topic))} class="topic"`,
    ...Object.entries(nodes).flatMap(([id, node]) => {
      if (!isDrawn(id)) return [];
      const kind = kindOf(guide, id, node);
      const attributes = {
        shape: shapes[kind],
        style: kind === 'answer' ? 'rounded' : undefined,
        URL: linkTo?.(id),
        tooltip: `${nameOf(id)}: ${t(`map:kind.${kind}`)}`,
        id: `node-${id}`,
        class: marked.has(id) ? `${kind} marked` : kind,
        penwidth: marked.has(id) ? '3' : undefined,
      };
      return `  ${quote(id)} [label=${labelOf(guide, id, node, nameOf, only)} ${toAttributes(attributes)}]`;
    }),
    '}',
  ]);
  const arrows = [
    ...[...shapeOf(guide).nodes].flatMap(([id, node]) => [
      ...byKey(guide, id, node, only),
      ...bySilence(id, node),
    ]),
    ...byTheRules(guide),
    ...besideTheirTopic(guide),
  ];
  return [
    'digraph {',
    `bgcolor=${quote(background)}`,
    'rankdir=LR fontname="Arial" fontsize=16 ranksep=0.35 nodesep=0.12 newrank=true',
    'node [fontname="Arial" fontsize=13 height=0.36 margin="0.2,0.08"]',
    'edge [fontname="Arial" fontsize=12 arrowsize=0.7]',
    ...groups,
    ...arrows.filter(({ from, to }) => isDrawn(from) && isDrawn(to)).map(toText),
    '}',
  ].join('\n');
}

/** A node's name, and under it, smaller, where its keys lead without an arrow. */
function labelOf(
  guide: Guide,
  id: NodeId,
  node: Node,
  nameOf: (id: NodeId) => string,
  only: PictureWishes['only'],
): string {
  const named = choicesOf(node).filter(({ to }) => to !== id && isNamedInBox(guide, id, to, only));
  const below = named.map(({ key, to }) => `<BR/><FONT POINT-SIZE="10">${key}: ${escape(nameOf(to))}</FONT>`);
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
  return lines.map(escape).join('<BR/>');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Arrow {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly attributes: Readonly<Record<string, string>>;
}

function arrow(from: NodeId, to: NodeId, attributes: Arrow['attributes']): Arrow {
  return { from, to, attributes };
}

function toText({ from, to, attributes }: Arrow): string {
  return `${quote(from)} -> ${quote(to)} [${toAttributes(attributes)}]`;
}

function byKey(guide: Guide, id: NodeId, node: Node, only: PictureWishes['only']): readonly Arrow[] {
  const keysTo = new Map<NodeId, string>();
  for (const { key, to } of choicesOf(node)) {
    if (to === id || isNamedInBox(guide, id, to, only)) continue;
    keysTo.set(to, keysTo.has(to) ? `${keysTo.get(to) ?? ''}, ${key}` : key);
  }
  return [...keysTo].map(([to, keys]) => arrow(id, to, { label: ` ${keys} ` }));
}

function bySilence(id: NodeId, node: Node): readonly Arrow[] {
  if (node.kind === 'zip') {
    const typed = [node.offices, node.nobody].map((to) => arrow(id, to, { label: ' ZIP ' }));
    return [...typed, arrow(id, node.without, { style: 'dashed' })];
  }
  if (node.kind === 'phone' || node.kind === 'own phone') {
    return [arrow(id, node.then, {}), arrow(id, node.without, { style: 'dashed' })];
  }
  if ((node.kind !== 'menu' && node.kind !== 'answer') || typeof node.silence !== 'object') return [];
  const { to, then } = node.silence;
  const first = arrow(id, to, { style: 'dashed' });
  return then === undefined ? [first] : [first, arrow(to, then, { style: 'dashed' })];
}

/** What no node says, and every call does: from the language menu to the greeting; after silence the essentials, then goodbye. */
function byTheRules({ roles }: Guide): readonly Arrow[] {
  return [
    arrow(roles.language, roles.greeting, { label: ' 1–8 ' }),
    arrow(roles.main, roles.essentials, { style: 'dashed' }),
    arrow(roles.essentials, roles.goodbye, { style: 'dashed' }),
  ];
}

/** An answer that only boxes name has no arrow: an unseen one puts it beside what leads to it first. */
function besideTheirTopic(guide: Guide): readonly Arrow[] {
  const { nodes, ledToBy } = shapeOf(guide);
  return [...nodes.keys()].flatMap((id) => {
    const from = [...(ledToBy.get(id) ?? [])];
    const [first] = from.filter((other) => topicOf(guide, other) === 'number');
    const isSeen = from.some((other) => other !== id && !isNamedInBox(guide, other, id));
    return isSeen || first === undefined ? [] : [arrow(first, id, { style: 'invis' })];
  });
}
