import { budgets } from '../effort/budgets.ts';
import type { Guide } from '../guide/guide.ts';
import type { NodeId } from '../guide/ids.ts';
import { pathsFrom } from '../guide/paths.ts';
import { shapeOf } from '../guide/shape.ts';
import { fault, type TopicFault } from './faults-of-nodes.ts';
import type { OwnTopics } from './own-document.ts';
import { houseTopic, titleOf, topicOf } from './own-topics.ts';

/** How long the quickest caller waits for an answer's first word. */
export interface Measured {
  readonly answer: NodeId;
  readonly firstWord: number;
}

interface Given {
  readonly shipped: Guide;
  readonly guide: Guide;
  readonly topics: OwnTopics;
  readonly measure?: ((guide: Guide) => readonly Measured[]) | undefined;
}

/** Answers that are too many keys or too many seconds away, and were not so before. */
export function faultsOfCost({ shipped, guide, topics, measure }: Given): readonly TopicFault[] {
  const most = { keys: budgets.keys.each, seconds: budgets.firstWord.each };
  const at = (node: NodeId): TopicFault['at'] => ({
    topic: topicOf(topics, 'nodes', node) ?? houseTopic,
    node,
  });
  const name = (node: NodeId): string => titleOf(topics, node);
  const far = keysBeyond(guide, most.keys).filter(([node]) => !farBefore().has(node));
  const late = measure?.(guide).filter(({ firstWord }) => firstWord > most.seconds) ?? [];
  const lateBefore = new Set(
    late.length === 0
      ? []
      : measure?.(shipped).flatMap((one) => (one.firstWord > most.seconds ? one.answer : [])),
  );
  return [
    ...far.map(([node, keys]) =>
      fault(
        'tooFar',
        `Callers press ${keys} keys to get to “${name(node)}”, and ${most.keys} is the most. Offer it sooner.`,
        at(node),
        { node: name(node), keys, most: most.keys },
      ),
    ),
    ...late
      .filter(({ answer }) => !lateBefore.has(answer))
      .map(({ answer, firstWord }) => {
        const seconds = Math.round(firstWord);
        return fault(
          'tooLate',
          `Callers wait ${seconds} seconds until “${name(answer)}” begins, and ${most.seconds} is the most. Offer it sooner, or shorten what is said before it.`,
          at(answer),
          { node: name(answer), seconds, most: most.seconds },
        );
      }),
  ];

  function farBefore(): ReadonlySet<NodeId> {
    return new Set(keysBeyond(shipped, most.keys).map(([node]) => node));
  }
}

function keysBeyond(guide: Guide, most: number): readonly (readonly [NodeId, number])[] {
  const { nodes } = shapeOf(guide);
  return [...pathsFrom(guide)].flatMap(([node, keys]) =>
    nodes.get(node)?.kind === 'answer' && keys.length > most ? [[node, keys.length] as const] : [],
  );
}
