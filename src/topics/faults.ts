import { checkGuide } from '../guide/check.ts';
import type { Fault } from '../guide/fault.ts';
import type { Guide } from '../guide/guide.ts';
import type { LineKey, NodeId } from '../guide/ids.ts';
import { declaredLines } from '../guide/lines.ts';
import { shapeOf } from '../guide/shape.ts';
import type { Values } from '../reason.ts';
import { faultsOfCost, type Measured } from './faults-of-cost.ts';
import { fault, faultsOfNodes, type TopicFault } from './faults-of-nodes.ts';
import { faultsOfWords, type Seconds } from './faults-of-words.ts';
import type { Misfit } from './join.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import { houseTopic, titleOf, topicOf } from './own-topics.ts';

/** What a hotline's topics make of the guide. */
export interface TopicsInGuide {
  /** The guide without them. */
  readonly shipped: Guide;
  readonly guide: Guide;
  readonly misfits: readonly Misfit[];
  readonly topics: OwnTopics;
  readonly seconds: Seconds;
  /** Seconds until the first word of each answer of a guide; without it only keys are counted. */
  readonly measure?: ((guide: Guide) => readonly Measured[]) | undefined;
}

/** What is wrong with the guide that results, in plain words; what the shipped guide itself lacks is not said. */
export function faultsOfTopics(given: TopicsInGuide): readonly TopicFault[] {
  const { shipped, guide, misfits, topics } = given;
  const before = knownOf(shipped);
  const found = checkGuide(guide).filter(({ message }) => !before.has(message));
  const shape = found.flatMap((one) => ofGuide(given, one) ?? []);
  return unique([
    ...misfits.map((one) => ofMisfit(topics, one)),
    ...shape,
    ...faultsOfNodes(shipped, guide, topics),
    ...faultsOfWords(guide, given),
    ...faultsOfCost(given),
  ]);
}

const known = new WeakMap<Guide, ReadonlySet<string>>();

/** What is wrong with the shipped guide, worked out once. */
function knownOf(shipped: Guide): ReadonlySet<string> {
  const there = known.get(shipped) ?? new Set(checkGuide(shipped).map(({ message }) => message));
  known.set(shipped, there);
  return there;
}

/** A fact is missed by callers of each language alike. */
function unique(faults: readonly TopicFault[]): readonly TopicFault[] {
  const seen = new Map(faults.map((one) => [`${one.text} ${one.at.node} ${one.at.line ?? ''}`, one]));
  return [...seen.values()];
}

function ofMisfit(topics: OwnTopics, { topic, node, what, to }: Misfit): TopicFault {
  const values = {
    topic,
    node: titleOf(topics, node),
    ...(to === undefined ? {} : { to: titleOf(topics, to) }),
  };
  const name = `“${values.node}”`;
  const at = { topic, node };
  switch (what) {
    case 'topic taken':
      return fault(
        'topicTaken',
        `The guide has a topic “${topic}” of its own now. Start this one again under another name.`,
        at,
        values,
      );
    case 'node taken':
      return fault(
        'nodeTaken',
        `The guide has a part ${name} of its own now. Add this one again under another name.`,
        at,
        values,
      );
    case 'no such node':
      return fault(
        'nodeGone',
        `The guide has no ${name} any more. Offer this somewhere else, or remove it.`,
        at,
        values,
      );
    case 'takes no choices':
      return fault(
        'takesNoChoices',
        `Callers can no longer choose anything at ${name}. Offer this somewhere else.`,
        at,
        values,
      );
    case 'takes no messages':
      return fault(
        'takesNoSentences',
        `Nothing can be added to what ${name} says any more. Say it somewhere else.`,
        at,
        values,
      );
    case 'no such choice':
      return fault(
        'choiceGone',
        `${name} no longer offers “${values.to ?? ''}”. Set the keys of its choices again.`,
        at,
        values,
      );
    case 'cannot be hidden':
      return fault(
        'cannotHide',
        `${name} cannot be hidden. Show it again, or choose what stands in its place.`,
        at,
        values,
      );
  }
}

/** A fault of the guide's shape; none where nobody who calls notices it. */
function ofGuide(given: TopicsInGuide, { kind, at }: Fault): TopicFault | undefined {
  const { guide, topics } = given;
  const node =
    at.node ?? nodeOfLine(guide, at.line) ?? (at.fact === undefined ? '' : nodeOfFact(given, at.fact));
  const isOwn = topicOf(topics, 'nodes', node) !== undefined;
  const values: Values = {
    node: titleOf(topics, node),
    ...(at.to === undefined ? {} : { to: titleOf(topics, at.to) }),
    ...(at.key === undefined ? {} : { key: at.key }),
    ...(at.fact === undefined ? {} : { fact: at.fact }),
    ...(at.line === undefined ? {} : { line: at.line }),
  };
  const place = {
    topic: blame(topics, node, at.line),
    node,
    ...(at.line === undefined ? {} : { line: at.line }),
  };
  const say = (code: string, text: string): TopicFault => fault(code, text, place, values);
  const name = `“${titleOf(topics, node)}”`;
  switch (kind) {
    case 'unknown target':
      return say(
        'unknownTarget',
        `${name} leads to “${titleOf(topics, at.to ?? '')}”, which is not there. Remove this choice.`,
      );
    case 'unreachable node':
      // What a hidden menu led to is hidden with it.
      return isOwn && !hidesOwn(topics, place.topic)
        ? say('unreachable', `Callers cannot get to ${name}. Offer it somewhere, or remove it.`)
        : undefined;
    case 'dead end':
      return say(
        'deadEnd',
        `${name} asks for a key but has nothing to choose. Add an answer or a choice to it.`,
      );
    case 'no way to legal help':
      return say('noLegalHelp', `${name} speaks of legal help. Add the choice that leads to it.`);
    case 'no way on silence':
      return say(
        'noWayOn',
        `Somebody who presses nothing at ${name} never hears a question. Add a choice to it.`,
      );
    case 'too many choices':
      return say(
        'tooMany',
        `${name} has more than five choices, and callers cannot keep more in mind. Remove or hide some.`,
      );
    case 'key used twice':
      return say('keyTwice', `${name} has key ${at.key ?? ''} twice. Give one of the two another key.`);
    case 'key not free':
      return say(
        'keyNotFree',
        `“${titleOf(topics, at.to ?? '')}” cannot have key ${at.key ?? ''} at ${name}. Offer something else there, under a key from 1 to 7.`,
      );
    case 'uncarried fact':
      return say(
        'lostFact',
        `Callers can no longer hear fact ${at.fact ?? ''}. Show ${name} again, or say the fact in a sentence of your own and mark it with ${at.fact ?? ''}.`,
      );
    case 'unknown fact':
      return say('unknownFact', `There is no fact ${at.fact ?? ''} any more. Take it from this sentence.`);
    case 'fact said otherwise':
      return say(
        'otherFact',
        `The guide says fact ${at.fact ?? ''} in another way now. Compare this sentence with it.`,
      );
    case 'fact without a source':
      return say('noSource', `Fact ${at.fact ?? ''} has no source. Add one on the Facts page.`);
    case 'unknown line':
      return say(
        'lineGone',
        `A sentence of ${name} is not there any more (${at.line ?? ''}). Write it again.`,
      );
    case 'line declared twice':
      return say(
        'lineTwice',
        `Two topics have a sentence with the same name (${at.line ?? ''}). Write this one again.`,
      );
    case 'line never said':
      return undefined;
  }
}

function nodeOfLine(guide: Guide, line: LineKey | undefined): NodeId | undefined {
  if (line === undefined) return undefined;
  const says = [...shapeOf(guide).nodes].find(([, node]) => JSON.stringify(node).includes(`"${line}"`));
  return says?.[0];
}

/** The node that said a fact and is gone; else the first that is hidden, with what it led to. */
function nodeOfFact({ shipped, guide, topics }: TopicsInGuide, fact: string): NodeId {
  const lines = [...declaredLines(shipped)].filter(([, { facts }]) => facts?.includes(fact));
  const left = shapeOf(guide).nodes;
  const gone = [...shapeOf(shipped).nodes].find(
    ([id, node]) =>
      !left.has(id) &&
      [...lines.map(([line]) => line), fact].some((name) => JSON.stringify(node).includes(`"${name}"`)),
  );
  return gone?.[0] ?? [...topics.values()].flatMap(({ document }) => hiddenIn(document))[0] ?? '';
}

/** The topic that has to do with a node: its own, else one that changes it, else the house's. */
function blame(topics: OwnTopics, node: NodeId, line: LineKey | undefined): string {
  const own =
    topicOf(topics, 'nodes', node) ?? (line === undefined ? undefined : topicOf(topics, 'lines', line));
  const changing = [...topics].find(
    ([, { document }]) =>
      document.joins?.[node] ?? document.keys?.[node] ?? hiddenIn(document).includes(node),
  );
  return own ?? changing?.[0] ?? houseTopic;
}

/** Whether a node of the topic is hidden. */
function hidesOwn(topics: OwnTopics, topic: string): boolean {
  const own = topics.get(topic)?.document.nodes ?? {};
  return [...topics.values()].some(({ document }) =>
    hiddenIn(document).some((node) => Object.hasOwn(own, node)),
  );
}

const hiddenIn = ({ hides = [] }: OwnTopicDocument): readonly NodeId[] => hides.map(({ node }) => node);

export type { TopicFault };
