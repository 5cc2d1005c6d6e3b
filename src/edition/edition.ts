import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { Recording } from '../speech/recordings.ts';
import { recordingsOf, type Speech } from '../speech/speech.ts';
import { createBlockRenderer, type Block } from '../twiml/blocks.ts';
import { firstDocument, keyed, languageBlocks, pathOf, type Words } from './blocks.ts';
import { legalHelpSheets, type EditionState } from './legal-help.ts';
import { editionLanguages, editionNodes, offersOf } from './said.ts';
import { blocksOf } from './sheets.ts';

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
