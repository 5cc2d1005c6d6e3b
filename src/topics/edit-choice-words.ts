import type { NodeId } from '../guide/ids.ts';
import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import { targetOf, writtenOut } from './choices.ts';
import { changeOwn, lineName, noChoice, ownerOf } from './edit-choices.ts';
import { addLine, reword } from './edit-lines.ts';
import type { OwnTopics } from './own-document.ts';
import { offeredAt } from './offered.ts';
import { changeDocument, refuse } from './own-topics.ts';
import { linesIn } from './said-lines.ts';
import type { EditOf } from './topic-edit.ts';

/** Says other words before the key of a choice of the hotline's own. */
export function rewordChoice(
  base: TopicsBase,
  topics: OwnTopics,
  { node, to, words }: EditOf<'reword-choice'>,
): OwnTopics | Reason {
  const owner = ownerOf(base, topics, node, to);
  if (owner === undefined)
    return offeredAt(base, topics, node).some((one) => one.to === to)
      ? refuse('shippedWords', 'These words are part of the guide. Change them on the Script page.')
      : noChoice(topics, node, to);
  const before = lineOf(base, topics, owner, node, to);
  if (before !== undefined) return reword(topics, { act: 'reword', line: before, words });
  const [withLine, line] = addLine(base, topics, owner, lineName(owner, to), words);
  return changeDocument(withLine, owner, (document) =>
    changeOwn(document, node, (choices) =>
      choices.map((choice) => {
        if (targetOf(choice, base.parts) !== to) return choice;
        const { key, when } = writtenOut(choice, base.parts);
        return { key, for: line, to, ...(when === undefined ? {} : { when }) };
      }),
    ),
  );
}

/** The topic's own line that a choice says, where nothing else says it. */
function lineOf(
  base: TopicsBase,
  topics: OwnTopics,
  owner: string,
  node: NodeId,
  to: NodeId,
): string | undefined {
  const document = topics.get(owner)?.document;
  const own = document?.nodes?.[node] ?? document?.joins?.[node];
  const choices = own && 'choices' in own ? (own.choices ?? []) : [];
  const choice = choices.find((one) => targetOf(one, base.parts) === to);
  if (!choice || 'part' in choice || typeof choice.for !== 'string' || choice.simply !== undefined)
    return undefined;
  const line = choice.for;
  const said = linesIn([document?.nodes, document?.joins]).filter((one) => one === line);
  return said.length === 1 && document?.lines?.[line] ? line : undefined;
}
