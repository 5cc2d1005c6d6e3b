import type { VersionId } from '../guide/facts.ts';
import { createGuide } from '../guide/create-guide.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import type { NodeId } from '../guide/ids.ts';
import { compileGuide, documentsOf } from './compile.ts';
import type { Misfit } from './join.ts';
import { addedInCheckout, joinOwn } from './join-own.ts';
import type { TopicDocument } from './document.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import type { GuideDocuments } from './read.ts';

/** The guide with a hotline's own topics among it, and where these do not fit it. */
interface OwnGuides {
  readonly guides: Guides;
  readonly misfits: Readonly<Record<VersionId, readonly Misfit[]>>;
}

/**
 * Puts a hotline's topics into every version of a guide. `formerNodes` are the topics of all nodes that have been its own: callers may still be
 * at one that is gone. Throws an Error that names the topic and the node of what cannot be compiled.
 */
export function withOwnTopics(
  guides: Guides,
  shipped: GuideDocuments,
  topics: OwnTopics,
  formerNodes: ReadonlyMap<NodeId, string>,
): OwnGuides {
  const own = [...addedInCheckout(shipped, topics), ...[...topics.values()].map(({ document }) => document)];
  const made = Object.values(guides).map((guide) => {
    const { version } = guide;
    const { documents, versionOf, misfits } = joinOwn(shipped, version, own);
    const written = compileGuide(documents, shipped.parts, versionOf);
    const made = createGuide(version, guide, written);
    const former = formerIn(made, documentsOf(shipped, version).documents, own, formerNodes);
    return [version, { ...made, former }, misfits] as const;
  });
  return {
    guides: Object.fromEntries(made.map(([version, guide]) => [version, guide])) as Guides,
    misfits: Object.fromEntries(
      made.map(([version, , misfits]) => [version, misfits]),
    ) as OwnGuides['misfits'],
  };
}

/** Where a call goes on that is at a node which is gone: to what stands in its stead, else to the first question of its topic, else to the main menu. */
function formerIn(
  { topics, roles }: Guide,
  shipped: readonly TopicDocument[],
  own: readonly OwnTopicDocument[],
  formerNodes: ReadonlyMap<NodeId, string>,
): ReadonlyMap<NodeId, NodeId> {
  const there = new Map(topics.flatMap(({ nodes }) => Object.entries(nodes)));
  const menuOf = (topic: string | undefined): NodeId => {
    const nodes = Object.entries(topics.find(({ id }) => id === topic)?.nodes ?? {});
    return (nodes.find(([, { kind }]) => kind === 'menu') ?? nodes[0])?.[0] ?? roles.main;
  };
  const shippedIn = (node: NodeId): string | undefined =>
    shipped.find(({ nodes = {} }) => node in nodes)?.topic;
  const hidden = own.flatMap(({ hides = [] }) =>
    hides.map(({ node, instead }) => [node, instead ?? menuOf(shippedIn(node))] as const),
  );
  const gone = [...formerNodes].map(([node, topic]) => [node, menuOf(topic)] as const);
  return new Map([...gone, ...hidden].filter(([node, to]) => !there.has(node) && there.has(to)));
}
