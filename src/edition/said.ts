import type { Choice } from '../guide/choice.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import type { Offers } from '../guide/offers.ts';
import { choicesOf, shapeOf } from '../guide/shape.ts';
import type { Speech } from '../speech/speech.ts';
import { canPlay } from '../speech/stock.ts';

/** What a host can offer that reads no key: nobody can type a ZIP code. */
export function offersOf(offers: Offers): Offers {
  return { ...offers, legalHelp: undefined, anyKey: true };
}

/** The languages that an edition can be in: those that can say all of it, its own words for any key too. */
export function editionLanguages({ surveyed }: Speech, { languages, reach }: Offers): readonly Language[] {
  const canSay = (language: Language): boolean => {
    const one = surveyed.find(({ info }) => info.code === language);
    return one !== undefined && (one.info.voice !== undefined || canPlay(one.stock.stateOf('press-any-key')));
  };
  return languages.filter((language) => !reach[language]?.short && canSay(language));
}

/** The nodes that need nothing but to be said: no person, no text, no language that is short. */
export function editionNodes(guide: Guide): readonly (readonly [NodeId, Node])[] {
  const { nodes } = shapeOf(guide);
  const reached = new Set<NodeId>([
    guide.roles.greeting,
    guide.roles.main,
    guide.roles.essentials,
    guide.roles.goodbye,
  ]);
  for (const id of reached) {
    const node = nodes.get(id);
    if (!node) continue;
    for (const { to } of alwaysChoices(node)) if (to !== guide.roles.language) reached.add(to);
    if ((node.kind === 'answer' || node.kind === 'menu') && typeof node.silence === 'object')
      reached.add(node.silence.to);
  }
  return [...nodes].filter(([id]) => reached.has(id));
}

/** The choices that every hotline has. */
export function alwaysChoices(node: Node): readonly Choice[] {
  return choicesOf(node).filter(({ when }) => when === undefined || when === 'several languages');
}

/** What is said at a node: where the hotline has silenced it, or a fact that it carries as a whole, what stands in its stead. */
export function nodeSaid(guide: Guide, offers: Offers, id: NodeId, node: Node): Node {
  const stead = shapeOf(guide).nodes.get(guide.roles.silenced);
  const facts = node.kind === 'answer' ? (node.facts ?? []) : [];
  return stead && [id, ...facts].some((one) => offers.silenced?.has(one)) ? stead : node;
}
