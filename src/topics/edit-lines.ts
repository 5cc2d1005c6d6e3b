import type { LineKey, NodeId } from '../guide/ids.ts';
import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import { freeName, toName } from './names.ts';
import { fact, type MessageDocument, type UtteranceDocument } from './node-document.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import {
  changeDocument,
  changeTopic,
  houseTopic,
  joinedNodes,
  noNode,
  refuse,
  titleOf,
  topicOf,
} from './own-topics.ts';
import type { EditOf } from './topic-edit.ts';

/** What a sentence is marked with that is the hotline's own. */
const ownSource = 'own';

/** Adds a line with its English words to a topic: gives its key beside. */
export function addLine(
  { shipped }: TopicsBase,
  topics: OwnTopics,
  owner: string,
  wanted: string,
  words: string,
  source = ownSource,
): readonly [OwnTopics, LineKey] {
  const isTaken = (line: LineKey): boolean =>
    topicOf(topics, 'lines', line) !== undefined ||
    shipped.some(({ lines }) => Object.hasOwn(lines ?? {}, line));
  const line = freeName(`${owner}-${wanted}`, isTaken);
  const after = changeTopic(topics, owner, (topic) => ({
    document: { ...topic.document, lines: { ...topic.document.lines, [line]: { source } } },
    words: { ...topic.words, [line]: words },
  }));
  return [after, line];
}

/** Adds lines, each named for its first words. */
export function addLines(
  base: TopicsBase,
  topics: OwnTopics,
  owner: string,
  sentences: readonly string[],
  source?: string,
): readonly [OwnTopics, readonly LineKey[]] {
  let after = topics;
  const lines = sentences.map((words) => {
    const [added, line] = addLine(base, after, owner, toName(words, 'sentence'), words, source);
    after = added;
    return line;
  });
  return [after, lines];
}

/** Says a line of the hotline's own in other words. */
export function reword(topics: OwnTopics, { line, words }: EditOf<'reword'>): OwnTopics | Reason {
  const owner = topicOf(topics, 'lines', line);
  if (owner === undefined) return notOwn(line);
  return changeTopic(topics, owner, (topic) => ({ ...topic, words: { ...topic.words, [line]: words } }));
}

/** Says where a line of the hotline's own comes from. */
export function setSource(topics: OwnTopics, { line, source }: EditOf<'source'>): OwnTopics | Reason {
  return changeLine(topics, line, (info) => ({ ...info, source }));
}

/** Says which facts of the guide a line of the hotline's own says. */
export function setFacts(topics: OwnTopics, { line, facts }: EditOf<'facts'>): OwnTopics | Reason {
  const [other] = facts.filter((one) => !fact.safeParse(one).success);
  if (other !== undefined)
    return refuse(
      'noFactName',
      `“${other}” is no fact. Facts have names such as C3: the Facts page lists them.`,
      {
        fact: other,
      },
    );
  return changeLine(topics, line, (info) => {
    const rest = { ...info };
    delete rest.facts;
    return facts.length === 0 ? rest : { ...rest, facts };
  });
}

type Info = NonNullable<OwnTopicDocument['lines']>[string];

function changeLine(topics: OwnTopics, line: LineKey, change: (info: Info) => Info): OwnTopics | Reason {
  const owner = topicOf(topics, 'lines', line);
  const info = topics.get(owner ?? '')?.document.lines?.[line];
  if (owner === undefined || info === undefined) return notOwn(line);
  return changeDocument(topics, owner, (document) => ({
    ...document,
    lines: { ...document.lines, [line]: change(info) },
  }));
}

function notOwn(line: LineKey): Reason {
  return refuse('shippedWords', 'These words are part of the guide. Change them on the Script page.', {
    line,
  });
}

/** What a node says of the hotline's own: a sentence of a question, a message of an answer. */
interface Sentences {
  readonly owner: string;
  readonly all: readonly MessageDocument[];
  readonly put: (all: readonly MessageDocument[]) => OwnTopics;
  /** An answer says something. */
  readonly least: 0 | 1;
}

function sentencesAt(
  base: TopicsBase,
  topics: OwnTopics,
  node: NodeId,
  topic: string | undefined,
): Sentences | Reason {
  const owner = topicOf(topics, 'nodes', node);
  const there = joinedNodes(base, topics).get(node);
  const own = owner === undefined ? undefined : topics.get(owner)?.document.nodes?.[node];
  const none = refuse('noSentences', `Nothing can be added to what “${titleOf(topics, node)}” says.`, {
    node: titleOf(topics, node),
  });
  if (owner !== undefined && own) {
    if (own.kind !== 'menu' && own.kind !== 'answer' && own.kind !== 'reading') return none;
    const change = (changed: typeof own): OwnTopics =>
      changeDocument(topics, owner, (document) => ({
        ...document,
        nodes: { ...document.nodes, [node]: changed },
      }));
    if (own.kind === 'menu')
      return {
        owner,
        all: (own.ask ?? []).map((one) => [one]),
        put: (all) => change({ ...own, ask: all.flat() as UtteranceDocument[] }),
        least: 0,
      };
    return { owner, all: own.messages, put: (all) => change({ ...own, messages: [...all] }), least: 1 };
  }
  if (!there) return noNode(node);
  if (there.kind !== 'answer' && there.kind !== 'reading') return none;
  const joining = [...topics].find(([, { document }]) => document.joins?.[node]?.messages)?.[0];
  const name = topic ?? joining ?? houseTopic;
  const join = topics.get(name)?.document.joins?.[node];
  return {
    owner: name,
    all: join?.messages ?? [],
    put: (all) =>
      changeDocument(topics, name, (document) => ({
        ...document,
        joins: { ...document.joins, [node]: { ...join, messages: [...all] } },
      })),
    least: 0,
  };
}

/** Adds a sentence at the end of what a node says. */
export function addSentence(
  base: TopicsBase,
  topics: OwnTopics,
  { node, words, source, topic }: EditOf<'add-sentence'>,
): OwnTopics | Reason {
  const before = sentencesAt(base, topics, node, topic);
  if ('text' in before) return before;
  const [withLine, line] = addLine(base, topics, before.owner, toName(words, 'sentence'), words, source);
  const after = sentencesAt(base, withLine, node, before.owner);
  return 'text' in after ? after : after.put([...after.all, [line]]);
}

/** Moves a sentence before the one before it, or after the one after it. */
export function moveSentence(
  base: TopicsBase,
  topics: OwnTopics,
  { node, sentence, by, topic }: EditOf<'move-sentence'>,
): OwnTopics | Reason {
  const said = sentencesAt(base, topics, node, topic);
  if ('text' in said) return said;
  const other = by === 'up' ? sentence - 1 : sentence + 1;
  const [one, two] = [said.all[sentence], said.all[other]];
  if (!one) return noSentence(topics, node, sentence);
  if (!two)
    return refuse('sentenceAtEnd', 'This sentence cannot be moved any further.', {
      node: titleOf(topics, node),
    });
  const after = [...said.all];
  after[other] = one;
  after[sentence] = two;
  return said.put(after);
}

/** Takes a sentence away. */
export function removeSentence(
  base: TopicsBase,
  topics: OwnTopics,
  { node, sentence, topic }: EditOf<'remove-sentence'>,
): OwnTopics | Reason {
  const said = sentencesAt(base, topics, node, topic);
  if ('text' in said) return said;
  if (!said.all[sentence]) return noSentence(topics, node, sentence);
  if (said.all.length <= said.least)
    return refuse(
      'lastSentence',
      `“${titleOf(topics, node)}” would say nothing. Write another sentence first, or remove the whole answer.`,
      { node: titleOf(topics, node) },
    );
  return said.put(said.all.filter((_, index) => index !== sentence));
}

function noSentence(topics: OwnTopics, node: NodeId, sentence: number): Reason {
  return refuse(
    'noSentence',
    `“${titleOf(topics, node)}” has no sentence ${sentence + 1}. Load the page again.`,
    { node: titleOf(topics, node), sentence: sentence + 1 },
  );
}
