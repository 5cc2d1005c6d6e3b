import type { LineKey, NodeId } from '../guide/ids.ts';
import type { Reason, Values } from '../reason.ts';
import type { TopicsBase } from './base.ts';
import { joinTopics, type Joined } from './join.ts';
import type { NodeDocument } from './node-document.ts';
import type { OwnTopic, OwnTopicDocument, OwnTopics } from './own-document.ts';
import { linesIn } from './said-lines.ts';

/** The own topic that holds what a hotline changes of shipped menus. */
export const houseTopic = 'house';

const house: OwnTopic = {
  document: { topic: houseTopic, about: 'What this hotline changes of the shipped menus.' },
  words: {},
};

/** Why an edit cannot be done; `text` says it in English. */
export function refuse(code: string, text: string, values: Values = {}): Reason {
  return { code: `topic.${code}`, values, text };
}

/** Whether an edit was refused. */
export function isRefused(result: OwnTopics | Reason): result is Reason {
  return 'text' in result;
}

/** The shipped documents with these topics among them. */
export function joined({ shipped, parts, roles }: TopicsBase, topics: OwnTopics): Joined {
  const documents = [...topics.values()].map(({ document }) => document);
  return joinTopics(shipped, parts, documents, roles);
}

/** All nodes as calls meet them, by their names. */
export function joinedNodes(base: TopicsBase, topics: OwnTopics): ReadonlyMap<NodeId, NodeDocument> {
  return new Map(joined(base, topics).documents.flatMap(({ nodes }) => Object.entries(nodes ?? {})));
}

/** The own topic that a node or a line belongs to. */
export function topicOf(topics: OwnTopics, kind: 'nodes' | 'lines', name: string): string | undefined {
  return [...topics].find(([, { document }]) => Object.hasOwn(document[kind] ?? {}, name))?.[0];
}

/** What a node is called: the title that the hotline gave it, else its name. */
export function titleOf(topics: OwnTopics, node: NodeId): string {
  const titles = [...topics.values()].map(({ document }) => document.titles?.[node]);
  return titles.find((title) => title !== undefined) ?? node;
}

/** Changes one topic; the house's is there from its first change on. */
export function changeTopic(
  topics: OwnTopics,
  name: string,
  change: (topic: OwnTopic) => OwnTopic,
): OwnTopics {
  const before = topics.get(name) ?? (name === houseTopic ? house : undefined);
  return before ? new Map(topics).set(name, change(before)) : topics;
}

/** Changes the document of one topic. */
export function changeDocument(
  topics: OwnTopics,
  name: string,
  change: (document: OwnTopicDocument) => OwnTopicDocument,
): OwnTopics {
  return changeTopic(topics, name, (topic) => ({ ...topic, document: change(topic.document) }));
}

/** Leaves out what has become empty, and sentences that nothing says any more; so what is undone leaves no trace. */
export function tidy(topics: OwnTopics): OwnTopics {
  const said = new Set(
    [...topics.values()].flatMap(({ document: { nodes, joins, lines } }) => [
      ...linesIn(nodes),
      ...linesIn(joins),
      ...Object.values(lines ?? {}).flatMap(({ pieces = [], twin }) => [...pieces, twin ?? '']),
    ]),
  );
  const tidied = [...topics].map(([name, topic]) => [name, tidyTopic(topic, said)] as const);
  return new Map(
    tidied.filter(([name, { document }]) => name !== houseTopic || Object.keys(document).length > 2),
  );
}

function tidyTopic({ document, words }: OwnTopic, said: ReadonlySet<LineKey>): OwnTopic {
  const { topic, about, branch, titles, lines, nodes, joins, keys, hides, untranslated } = document;
  const isKept = (line: LineKey): boolean => said.has(line) || lines?.[line]?.spare !== undefined;
  const joinsLeft = Object.entries(joins ?? {}).flatMap(([node, { messages = [], choices = [] }]) => {
    const left = {
      ...(messages.length > 0 ? { messages } : {}),
      ...(choices.length > 0 ? { choices } : {}),
    };
    return Object.keys(left).length > 0 ? [[node, left] as const] : [];
  });
  return {
    document: {
      topic,
      about,
      ...(branch === undefined ? {} : { branch }),
      ...filled('titles', titles),
      ...filled('lines', pick(lines, isKept)),
      ...filled('nodes', nodes),
      ...filled('joins', Object.fromEntries(joinsLeft)),
      ...filled(
        'keys',
        pick(keys, (node) => Object.keys(keys?.[node] ?? {}).length > 0),
      ),
      ...(hides && hides.length > 0 ? { hides } : {}),
      ...(untranslated === undefined || untranslated === 'english' ? {} : { untranslated }),
    },
    words: pick(words, isKept),
  };
}

/** The entries of a record by their names. */
export function pick<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  isKept: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => isKept(name)));
}

function filled<Name extends string, Value extends object>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value && Object.keys(value).length > 0 ? ({ [name]: value } as Record<Name, Value>) : {};
}

/** What a topic is called where only its document is there: as the first of its titles, else by its name. */
export function titleOfTopic({ topic, titles = {} }: OwnTopicDocument): string {
  const [title = topic.replaceAll('-', ' ')] = Object.values(titles);
  return title;
}

/** That there is no such node. */
export function noNode(node: NodeId): Reason {
  return refuse('noNode', `There is no “${node}” any more. Load the page again.`, { node });
}
