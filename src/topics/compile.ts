import type { VersionId } from '../guide/facts.ts';
import type { CardWords } from '../guide/guide.ts';
import type { NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import type { LineInfo, Topic } from '../guide/topic.ts';
import type { WrittenGuide } from '../guide/create-guide.ts';
import { versionIds } from '../guide/facts.ts';
import type { PartsDocument, TopicDocument } from './document.ts';
import type { GuideDocuments } from './read.ts';
import type { NodeDocument, ScriptDocument } from './node-document.ts';
import { createShorthand, type Shorthand } from './shorthand.ts';
import { afterScripts, teachScript, toScript, type Around, type Manners } from './teach.ts';

/** Puts what a version says otherwise over the documents of the version before: whole lines, whole nodes. */
function changeDocuments(
  before: readonly TopicDocument[],
  changes: readonly TopicDocument[],
): readonly TopicDocument[] {
  const ids = new Set(before.map(({ topic }) => topic));
  return [
    ...before.map((topic): TopicDocument => {
      const own = changes.find((one) => one.topic === topic.topic);
      if (!own) return topic;
      return {
        ...topic,
        ...own,
        lines: { ...topic.lines, ...own.lines },
        nodes: { ...topic.nodes, ...own.nodes },
      };
    }),
    ...changes.filter(({ topic }) => !ids.has(topic)),
  ];
}

/** The documents of one version, with what the versions before say. */
export interface VersionDocuments {
  readonly documents: readonly TopicDocument[];
  /** Which version declares a line, where that is not the first. */
  readonly versionOf: (topic: string, line: string) => VersionId | undefined;
}

/** The documents of a version. */
export function documentsOf({ versions }: GuideDocuments, version: VersionId): VersionDocuments {
  const [first = version, ...later] = versionIds.slice(0, versionIds.indexOf(version) + 1);
  const declaredIn = new Map<string, VersionId>(
    later.flatMap((one) =>
      versions[one].flatMap(({ topic, lines = {} }) =>
        Object.keys(lines).map((line) => [`${topic}/${line}`, one] as const),
      ),
    ),
  );
  return {
    documents: later.reduce((before, one) => changeDocuments(before, versions[one]), versions[first]),
    versionOf: (topic, line) => declaredIn.get(`${topic}/${line}`),
  };
}

/**
 * Writes a version's documents out. `versionOf` tells which version declares a line, where that is not the first.
 * Throws an Error that names the topic, the node and what is wrong.
 */
export function compileGuide(
  documents: readonly TopicDocument[],
  parts: PartsDocument,
  versionOf: VersionDocuments['versionOf'],
): WrittenGuide {
  const shorthand = createShorthand(parts);
  const manners = documents.find(({ interpreter }) => interpreter)?.interpreter ?? { say: [] };
  const pieces = new Map(documents.flatMap(({ lines }) => Object.entries(lines ?? {})));
  const around: Around = {
    manners: manners as Manners,
    piecesOf: (sentence) => pieces.get(sentence)?.pieces ?? [sentence],
    after: shorthand.choices(afterScripts),
  };
  const scripts = documents
    .flatMap(({ nodes }) => Object.entries(nodes ?? {}))
    .filter((entry): entry is [string, ScriptDocument] => entry[1].kind === 'script');
  return {
    topics: documents.map((one) => compileTopic(one, shorthand, around, versionOf)),
    scripts: Object.fromEntries(scripts.map(([id, script]) => [id, toScript(script, around.manners)])),
    cardWords: documents.flatMap(({ card }) => (card ?? []) as readonly CardWords[]),
  };
}

function compileTopic(
  { topic, branch, untranslated, lines = {}, nodes = {} }: TopicDocument,
  shorthand: Shorthand,
  around: Around,
  versionOf: VersionDocuments['versionOf'],
): Topic {
  return {
    id: topic,
    ...(branch === undefined ? {} : { branch }),
    ...(untranslated === undefined ? {} : { untranslated }),
    lines: mapEntries(lines, (line, info) => {
      const version = versionOf(topic, line);
      return { ...toInfo(info), ...(version === undefined ? {} : { version }) };
    }),
    nodes: mapEntries(nodes, (id, node) => {
      try {
        return compileNode(id, node, shorthand, around);
      } catch (error) {
        throw new Error(`topic ${topic}, node ${id}: ${(error as Error).message}`, { cause: error });
      }
    }),
  };
}

/** What of a line's document the guide needs: neither its pieces nor its source. */
function toInfo(info: NonNullable<TopicDocument['lines']>[string] & { source?: string }): LineInfo {
  const kept = { ...info };
  delete kept.pieces;
  delete kept.source;
  return kept as LineInfo;
}

function compileNode(
  id: NodeId,
  node: NodeDocument,
  { say, messages, choices }: Shorthand,
  around: Around,
): Node {
  switch (node.kind) {
    case 'menu':
      return {
        ...node,
        ...(node.say ? { say: say(node.say) } : {}),
        ask: say(node.ask ?? []),
        choices: choices(node.choices),
        silence: node.silence ?? 'ask',
      } as Node;
    case 'answer':
      return {
        ...node,
        messages: messages(node.messages),
        choices: choices(node.choices ?? []),
        silence: node.silence ?? 'ask',
      } as Node;
    case 'script':
      return teachScript(id, node, around);
    case 'reading':
      return { ...node, messages: messages(node.messages) };
    case 'zip':
    case 'phone':
      return { ...node, ask: say(node.ask), again: say(node.again) };
    case 'offices':
      return { ...node, say: say(node.say), choices: choices(node.choices) };
    case 'handover':
      return {
        ...node,
        say: say(node.say),
        ...(node.waiting ? { waiting: say(node.waiting) } : {}),
      } as Node;
    case 'goodbye':
      return { ...node, say: say(node.say) } as Node;
    case 'languages':
    case 'sending':
    case 'own phone':
    case 'leaving':
      return node as Node;
  }
}

function mapEntries<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (key: string, value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]));
}
