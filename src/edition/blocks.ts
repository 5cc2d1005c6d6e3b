import { isFor } from '../guide/audience.ts';
import type { Choice } from '../guide/choice.ts';
import type { Guide } from '../guide/guide.ts';
import type { Key, Language, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import type { Offers } from '../guide/offers.ts';
import { sayAt, type Said } from '../guide/say.ts';
import { wholeLanguages } from '../guide/place.ts';
import { shapeOf, stopsOf } from '../guide/shape.ts';
import type { Block } from '../twiml/blocks.ts';

/** The first document of the edition: the number's own address. */
export const firstDocument = 'voice.xml';

/** Seconds in which any key chooses what was just named, and in which it goes back. */
export const patience = { choose: 3, goBack: 2 };

/** What the words of an edition in one language are made of. */
export interface Words {
  readonly guide: Guide;
  readonly offers: Offers;
  readonly language: Language;
  readonly baseUrl: string;
  /** Whether there are pages of legal help by state. */
  readonly hasStates?: boolean;
}

/** The path of a node’s file; with `again`, of the one in which it is said once more. */
export const pathOf = (language: Language, id: NodeId, again = false): string =>
  `${language}/${id}${again ? '.again' : ''}.xml`;

/** "To go back", "again" or "main menu", by any key. */
export function keyed(words: Words, key: Key, to: string, seconds = patience.choose): Block {
  const { keys, press } = words.guide.common;
  const place = keys.indexOf(press[key]);
  return {
    kind: 'any key',
    say: [...saidOf(words, keys.slice(place - 1, place)), anyKey(words)],
    seconds,
    to,
  };
}

/** "Press any key", after what it chooses. */
export const anyKey = ({ language }: Words): Said => ({ line: 'press-any-key', language, slow: false });

/** What is said of some lines in this language. */
export function saidOf({ guide, offers, language }: Words, say: Choice['for']): readonly Said[] {
  return sayAt(guide, typeof say === 'string' ? [say] : say, language, offers);
}

/** What a node says before its choices, each message by itself. */
export function toBlocks(words: Words, node: Node): readonly Block[] {
  const { language } = words;
  const messages = stopsOf(node).flatMap((stop) =>
    stop.kind === 'message' && isFor(stop.message, language) ? [stop.message.say] : [],
  );
  const question = node.kind === 'menu' ? [[...(node.say ?? []), ...node.ask]] : [];
  const last = node.kind === 'goodbye' ? [node.say] : [];
  return [...messages, ...question, ...last]
    .map((say) => saidOf(words, say))
    .filter((say) => say.length > 0)
    .map((say) => ({ kind: 'say', say: [...say, { pause: 1 }] }));
}

/** Each language in its own words, and after all of them the essentials of the first two, one after the other. */
export function languageBlocks(
  guide: Guide,
  offers: Offers,
  languages: readonly Language[],
  baseUrl: string,
): readonly Block[] {
  const { common, roles } = guide;
  const names = languages.map((language): Block => ({
    kind: 'any key',
    say: [
      { line: common.languageName, language, slow: false },
      { line: 'press-any-key', language, slow: false },
    ],
    seconds: patience.choose,
    to: baseUrl + pathOf(language, roles.greeting),
  }));
  const [first, second] = wholeLanguages(offers);
  const partsIn = (language: Language): Words => ({ guide, offers, language, baseUrl });
  const follows: readonly Block[] =
    second === undefined
      ? []
      : [{ kind: 'say', say: [{ line: common.follows, language: second, slow: false }] }];
  const essentials = (language: Language | undefined): readonly Block[] =>
    language === undefined
      ? []
      : toBlocks(partsIn(language), shapeOf(guide).nodes.get(roles.essentials) ?? { kind: 'languages' });
  const end = shapeOf(guide).nodes.get(roles.keylessEnd);
  const goodbye = (language: Language | undefined): readonly Block[] =>
    language === undefined || !end ? [] : toBlocks(partsIn(language), end);
  return [
    ...names,
    ...follows,
    ...essentials(first),
    ...essentials(second),
    ...goodbye(first),
    ...goodbye(second),
    { kind: 'hang up' },
  ];
}
