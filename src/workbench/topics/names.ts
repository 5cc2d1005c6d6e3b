import type { NodeId } from '../../guide/ids.ts';
import type { OwnTopics } from '../../topics/own-document.ts';
import { topicOf } from '../../topics/own-topics.ts';
import { placeName, topicName } from '../places.ts';

/** What the places and the topics of a call are called on a page. */
export interface Names {
  readonly nameOf: (node: NodeId) => string;
  readonly topicNameOf: (topic: string) => string;
}

/** The names on a page of a language: what is the hotline's own goes by its title. */
export function createNames(locale: string, topics: OwnTopics): Names {
  const nameOf = (node: NodeId): string =>
    topicOf(topics, 'nodes', node) === undefined ? placeName(locale, node) : ownName(topics, node);
  return {
    nameOf,
    topicNameOf: (topic) =>
      topics.has(topic) ? topicTitle({ topics, nameOf }, topic) : topicName(locale, topic),
  };
}

/** The title that a node was given; else its name without its topic's. */
export function ownName(topics: OwnTopics, node: NodeId): string {
  const owner = topicOf(topics, 'nodes', node) ?? '';
  const plain = node.startsWith(`${owner}-`) ? node.slice(owner.length + 1) : node;
  return topics.get(owner)?.document.titles?.[node] ?? plain.replaceAll('-', ' ');
}

/** What a topic is called: as the node that it begins with. */
export function topicTitle(
  { topics, nameOf }: Pick<Names, 'nameOf'> & { readonly topics: OwnTopics },
  topic: string,
): string {
  const [first] = Object.keys(topics.get(topic)?.document.nodes ?? {});
  return first === undefined ? topic.replaceAll('-', ' ') : nameOf(first);
}
