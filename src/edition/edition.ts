import { createHash } from 'node:crypto';
import { isFor } from '../guide/audience.ts';
import type { Choice, Guide, Key, Language, Node, NodeId, Offers } from '../guide/flow.ts';
import { newCall, wholeLanguages } from '../guide/place.ts';
import { sayAt, type Said } from '../guide/page.ts';
import { choicesOf, shapeOf, stopsOf } from '../guide/shape.ts';
import type { Recording } from '../speech/recordings.ts';
import { recordingsOf, speakingLive, type Speech } from '../speech/speech.ts';
import { canPlay } from '../speech/stock.ts';
import { createBlockRenderer, type Block } from '../twiml/blocks.ts';
import { legalHelpPath, legalHelpSheets, type EditionState } from './legal-help.ts';

/** A file of the edition: its path within the folder, and what stands in it. */
export interface EditionFile {
  readonly path: string;
  readonly content: string | { readonly copyOf: string };
}

/** What an edition is made of. */
export interface EditionParts {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly offers: Offers;
  /** Where the folder will be served: https, ending in a slash. */
  readonly baseUrl: string;
  /** Who gives legal help, by state; nobody unless given. */
  readonly states?: readonly EditionState[];
}

/** The first document of the edition: the number's own address. */
export const firstDocument = 'voice.xml';

/** Seconds in which any key chooses what was just named, and in which it goes back. */
const patience = { choose: 3, goBack: 2 };

/**
 * The whole line as files that any web host can serve. A host cannot read a key, so each choice is a question of its own: any key takes
 * it, silence goes to the next. What was chosen is named first, with a moment to go back; what is silent to the end hears the essentials.
 */
export function createEdition({
  guide,
  speech,
  baseUrl,
  states = [],
  ...parts
}: EditionParts): readonly EditionFile[] {
  const offers = offersOf(parts.offers);
  const render = createBlockRenderer(speech);
  const recording = (name: string): string => `${baseUrl}audio/${name}`;
  const used = new Map<string, Recording>();
  const all = recordingsOf(speech);
  const write = (path: string, node: NodeId, language: Language, blocks: readonly Block[]): EditionFile => {
    const content = render({ node, language }, blocks, (name) => {
      const found = all.find((one) => one.name === name);
      if (found) used.set(name, found);
      return recording(name);
    });
    return { path, content };
  };
  const languages = editionLanguages(speech, offers);
  const files = [
    write(
      firstDocument,
      guide.roles.language,
      languages[0] ?? '',
      languageBlocks(guide, offers, languages, baseUrl),
    ),
    ...languages.flatMap((language) => {
      const words: Words = { guide, offers, language, baseUrl, hasStates: states.length > 0 };
      const toMain = keyed(words, '9', baseUrl + pathOf(language, guide.roles.main));
      const ending: readonly Block[] = [
        toMain,
        { kind: 'go', to: baseUrl + pathOf(language, guide.roles.essentials) },
      ];
      const legalHelp = {
        guide,
        offers: { ...parts.offers, anyKey: true as const },
        language,
        baseUrl,
        states,
        ending,
      };
      return [
        ...editionNodes(guide).flatMap(([id, node]) =>
          blocksOf(words, id, node).map(({ path, blocks }) => write(path, id, language, blocks)),
        ),
        ...legalHelpSheets(legalHelp).map(({ path, blocks }) =>
          write(path, guide.roles.zip, language, blocks),
        ),
      ];
    }),
  ];
  return [
    ...files,
    ...[...used.values()].map(({ name, file }) => ({ path: `audio/${name}`, content: { copyOf: file } })),
  ];
}

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
function alwaysChoices(node: Node): readonly Choice[] {
  return choicesOf(node).filter(({ when }) => when === undefined || when === 'several languages');
}

interface Words {
  readonly guide: Guide;
  readonly offers: Offers;
  readonly language: Language;
  readonly baseUrl: string;
  /** Whether there are pages of legal help by state. */
  readonly hasStates?: boolean;
}

const pathOf = (language: Language, id: NodeId, again = false): string =>
  `${language}/${id}${again ? '.again' : ''}.xml`;

interface Sheet {
  readonly path: string;
  readonly blocks: readonly Block[];
}

/** A node's file; and for what asks, the file in which it is said once more, and which ends in the essentials. */
function blocksOf(words: Words, id: NodeId, node: Node): readonly Sheet[] {
  const { guide, language, baseUrl } = words;
  const at = (to: NodeId, again = false): string => baseUrl + pathOf(language, to, again);
  const go = (to: string): Block => ({ kind: 'go', to });
  const stead = nodeSaid(guide, words.offers, id, node);
  if (stead !== node) return blocksOf(words, id, stead);
  const said = toBlocks(words, node);
  if (node.kind === 'goodbye')
    return [{ path: pathOf(language, id), blocks: [...said, { kind: 'hang up' }] }];
  if (node.kind === 'reading')
    return [{ path: pathOf(language, id), blocks: [...said, go(at(guide.roles.goodbye))] }];
  if (node.kind !== 'answer' && node.kind !== 'menu') return [];
  if (typeof node.silence === 'object') {
    return [{ path: pathOf(language, id), blocks: [...said, go(at(node.silence.to))] }];
  }
  const choices = alwaysChoices(node)
    .filter(({ to }) => to !== id)
    .map((choice): Block => ({
      kind: 'any key',
      say: [...saidOf(words, choice.for), anyKey(words)],
      seconds: patience.choose,
      to: choice.to === guide.roles.language ? baseUrl + firstDocument : at(choice.to),
    }));
  const near = choicesOf(node).find(({ to }) => to === guide.roles.zip);
  const help: readonly Block[] =
    near && words.hasStates
      ? [
          {
            kind: 'any key',
            say: [...saidOf(words, near.for), anyKey(words)],
            seconds: patience.choose,
            to: baseUrl + legalHelpPath(language),
          },
        ]
      : [];
  const always = id === guide.roles.main ? [] : [keyed(words, '9', at(guide.roles.main))];
  const opening = openingOf(words, id, at);
  return [
    {
      path: pathOf(language, id),
      blocks: [
        ...opening,
        ...said,
        ...choices,
        ...help,
        keyed(words, '#', at(id, true)),
        ...always,
        go(at(id, true)),
      ],
    },
    {
      path: pathOf(language, id, true),
      blocks: [...said, ...choices, ...help, ...always, go(at(guide.roles.essentials))],
    },
  ];
}

/** What is said at a node: where the hotline has silenced it, or a fact that it carries as a whole, what stands in its stead. */
export function nodeSaid(guide: Guide, offers: Offers, id: NodeId, node: Node): Node {
  const stead = shapeOf(guide).nodes.get(guide.roles.silenced);
  const facts = node.kind === 'answer' ? (node.facts ?? []) : [];
  return stead && [id, ...facts].some((one) => offers.silenced?.has(one)) ? stead : node;
}

/** The name of what was chosen, said where a second press is lost, and a moment to go back. */
function openingOf(words: Words, id: NodeId, at: (to: NodeId) => string): readonly Block[] {
  const { guide } = words;
  const parents = editionNodes(guide).filter(
    ([other, node]) => other !== id && alwaysChoices(node).some(({ to }) => to === id),
  );
  const [parent] = parents;
  if (!parent || id === guide.roles.main) return [];
  const choice = alwaysChoices(parent[1]).find(({ to }) => to === id);
  return [
    { kind: 'say', say: choice ? saidOf(words, choice.for) : [] },
    // A file cannot know from which of several places a caller came.
    keyed(words, '*', at(parents.length === 1 ? parent[0] : guide.roles.main), patience.goBack),
  ];
}

/** "To go back", "again" or "main menu", by any key. */
function keyed(words: Words, key: Key, to: string, seconds = patience.choose): Block {
  const { keys, press } = words.guide.common;
  const place = keys.indexOf(press[key]);
  return {
    kind: 'any key',
    say: [...saidOf(words, keys.slice(place - 1, place)), anyKey(words)],
    seconds,
    to,
  };
}

const anyKey = ({ language }: Words): Said => ({ line: 'press-any-key', language, slow: false });

function saidOf({ guide, offers, language }: Words, say: Choice['for']): readonly Said[] {
  return sayAt(guide, typeof say === 'string' ? [say] : say, language, offers);
}

/** What a node says before its choices, each message by itself. */
function toBlocks(words: Words, node: Node): readonly Block[] {
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
function languageBlocks(
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

/** The file that tells what an edition was made from. */
export const editionMark = 'edition.json';

/** What an edition was made from: the version that it says, and a hash of all that it says. */
export interface EditionMark {
  readonly guidance: string;
  readonly languages: readonly Language[];
  readonly hash: string;
}

/** What an edition of these parts is known by: the same as long as callers hear the same, wherever it is served. */
export function markEdition(parts: Omit<EditionParts, 'baseUrl'>): EditionMark {
  const { guide, speech, offers } = parts;
  const hash = createHash('sha256');
  for (const { path, content } of createEdition({ ...parts, baseUrl: 'https://edition/' })) {
    hash.update(`${path}\n${typeof content === 'string' ? content : ''}\n`);
  }
  return {
    guidance: guide.version,
    languages: editionLanguages(speech, offers),
    hash: hash.digest('hex').slice(0, 32),
  };
}

/**
 * The essentials in two languages as one document that needs no key, for a TwiML Bin or any other place for a single file.
 */
export function createOneFile(
  { guide, speech, offers }: Omit<EditionParts, 'baseUrl'>,
  languages: readonly Language[],
): string {
  const { roles } = guide;
  const node = shapeOf(guide).nodes.get(roles.essentials) ?? { kind: 'languages' };
  const blocks = languages.map((language, index): Block => {
    const messages = toBlocks({ guide, offers, language, baseUrl: '' }, node);
    const others = index === 0 ? languages.slice(1) : [];
    const lines: readonly Said[] = [
      ...others.map((other) => ({ line: guide.common.follows, language: other, slow: false })),
      ...messages.flatMap((block) => (block.kind === 'say' ? block.say : [])),
    ];
    return {
      kind: 'say plainly',
      say: lines.flatMap((said) => ('line' in said ? [{ ...said, slow: false }] : [])),
    };
  });
  // Recordings would lie beside the file: here all is spoken.
  return createBlockRenderer(speakingLive(speech))(
    { node: newCall(guide, languages[0] ?? '').node, language: '' },
    [...blocks, { kind: 'hang up' }],
    () => {
      throw new Error('a single file has no recordings beside it');
    },
  );
}
