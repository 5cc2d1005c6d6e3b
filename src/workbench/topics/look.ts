import type { TopicDifference } from '../../desk/difference.ts';
import type { TopicsRead } from '../../desk/topics-read.ts';
import type { LineKey, NodeId } from '../../guide/ids.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import type { TopicFault } from '../../topics/faults.ts';
import type { NodeDocument } from '../../topics/node-document.ts';
import { noTopics, type OwnTopics } from '../../topics/own-document.ts';
import { houseTopic, joinedNodes, topicOf } from '../../topics/own-topics.ts';
import { placeName } from '../places.ts';
import type { Site } from '../site.ts';
import { faultsOf } from './faults.ts';
import { ownName } from './names.ts';

/** The hotline's topics as the pages show and change them. */
export interface TopicsLook extends Pick<TopicsRead, 'base' | 'guide' | 'changes' | 'seen' | 'seenOf'> {
  /** In the English words that stand in the draft: they are changed on the Script page too. */
  readonly topics: OwnTopics;
  /** The nodes as calls meet them, and as they are shipped. */
  readonly nodes: ReadonlyMap<NodeId, NodeDocument>;
  readonly shippedNodes: ReadonlyMap<NodeId, NodeDocument>;
  readonly faults: readonly TopicFault[];
  readonly english: (line: LineKey) => string;
  /** What a node is called on a page of a language. */
  readonly nameOf: (node: NodeId) => string;
  /** What of the topics callers do not hear yet. */
  readonly unpublished: ReadonlyMap<string, TopicDifference>;
  /** What the members are called who made the changes. */
  readonly members: ReadonlyMap<string, string>;
}

/** Looks at the topics as they are now; undefined where the bench keeps none. */
export async function lookAtTopics(
  { bench, seconds, firstWords, namesOf }: Pick<Site, 'bench' | 'seconds' | 'firstWords' | 'namesOf'>,
  locale: string,
): Promise<TopicsLook | undefined> {
  const read = await bench.topics();
  if (!read) return undefined;
  const [surveyed, difference, members] = await Promise.all([
    bench.survey(),
    bench.difference(),
    namesOf([...new Set(read.changes.map(({ who }) => who))]),
  ]);
  const { base, guide, shipped, misfits } = read;
  // Without topics of its own a hotline has nothing to wait for.
  const measure = read.own.size === 0 ? undefined : await firstWords?.();
  const texts = surveyed.find(({ info }) => info.code === sourceLanguage)?.texts;
  const english = (line: LineKey): string => (texts && textIn(texts, line)) ?? '';
  const topics = withWords(read.own, english);
  const shippedNodes = joinedNodes(base, noTopics);
  return {
    ...read,
    topics,
    nodes: joinedNodes(base, topics),
    shippedNodes,
    faults: faultsOf({ shipped, guide, misfits, topics, seconds, measure }, base, surveyed),
    english,
    nameOf: (node) => (shippedNodes.has(node) ? placeName(locale, node) : ownName(topics, node)),
    unpublished: new Map(difference.topics.map((one) => [one.name, one])),
    members,
  };
}

/** What is said in English now stands in the topics, so that an edit of them takes back nothing. */
function withWords(own: OwnTopics, english: (line: LineKey) => string): OwnTopics {
  return new Map(
    [...own].map(([name, { document, words }]) => {
      const spoken = Object.entries(words).map(([line, text]) => [line, english(line) || text]);
      return [name, { document, words: Object.fromEntries(spoken) as typeof words }];
    }),
  );
}

/** The topics that are offered to callers: all but what the hotline changes of shipped menus. */
export function namedTopics({ topics }: Pick<TopicsLook, 'topics'>): readonly string[] {
  return [...topics.keys()].filter((name) => name !== houseTopic);
}

/** The page on which a node is changed: its topic's, or its own. */
export function pageOf({ topics }: Pick<TopicsLook, 'topics'>, node: NodeId): string {
  const owner = topicOf(topics, 'nodes', node);
  return owner === undefined ? `/topics/at/${node}` : `/topics/${owner}`;
}

/** The place of a node on its page. */
export function anchorOf(node: NodeId): string {
  return `at-${node}`;
}
