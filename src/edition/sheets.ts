import type { NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import { choicesOf } from '../guide/shape.ts';
import type { Block } from '../twiml/blocks.ts';
import { anyKey, firstDocument, keyed, pathOf, patience, saidOf, toBlocks, type Words } from './blocks.ts';
import { legalHelpPath } from './legal-help.ts';
import { alwaysChoices, editionNodes, nodeSaid } from './said.ts';

/** A file of the edition, before it is written out. */
interface Sheet {
  readonly path: string;
  readonly blocks: readonly Block[];
}

/** A node's file; and for what asks, the file in which it is said once more, and which ends in the essentials. */
export function blocksOf(words: Words, id: NodeId, node: Node): readonly Sheet[] {
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
