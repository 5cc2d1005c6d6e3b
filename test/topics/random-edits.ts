import { createRandom } from '../../src/cli/sample-calls.ts';
import type { TopicsBase } from '../../src/topics/base.ts';
import { targetOf } from '../../src/topics/choices.ts';
import type { TopicFault } from '../../src/topics/faults.ts';
import type { OwnTopics } from '../../src/topics/own-document.ts';
import { joinedNodes } from '../../src/topics/own-topics.ts';
import { templateNames } from '../../src/topics/template-names.ts';

/** Edits as somebody makes them who tries everything; the same for a seed. */
interface RandomEdits {
  readonly next: (topics: OwnTopics) => object;
  /** What somebody does about a fault. */
  readonly mend: (topics: OwnTopics, fault: TopicFault) => object;
}

const sentences = [
  'You can call them before the appointment.',
  'Bring the paper that came by mail.',
  'They are open from Monday to Friday.',
  'We cannot promise anything.',
];
const long = 'You can ask the clinic for a letter that says when you were there. '.repeat(8);
const titles = ['Sick child', 'Work permit', 'मेरा बच्चा', 'A ride to the office', '2026', 'House', 'About'];

/** Draws edits for a base. */
export function createEdits(base: TopicsBase, seed: number): RandomEdits {
  const random = createRandom(seed);
  const one = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const chance = (share: number): boolean => random() < share;
  const maybe = <T extends object>(fields: T, share = 0.3): T | object => (chance(share) ? fields : {});
  const by = (): string => (chance(0.5) ? 'up' : 'down');

  const nodesOf = (topics: OwnTopics): readonly string[] =>
    [...topics.values()].flatMap(({ document }) => Object.keys(document.nodes ?? {}));
  const linesOf = (topics: OwnTopics): readonly string[] =>
    [...topics.values()].flatMap(({ words }) => Object.keys(words));
  /** Own ones are changed more often than shipped ones. */
  const place = (topics: OwnTopics): string => {
    const own = nodesOf(topics);
    const node = own.length > 0 && chance(0.6) ? one(own) : one([...joinedNodes(base, topics).keys()]);
    return chance(0.01) ? 'nowhere' : (node ?? 'main');
  };
  const choiceAt = (topics: OwnTopics): { readonly node: string; readonly to: string } => {
    const node = place(topics);
    const there = joinedNodes(base, topics).get(node);
    const choices = there && 'choices' in there ? (there.choices ?? []) : [];
    const choice = one(choices);
    return { node, to: choice && !chance(0.05) ? targetOf(choice, base.parts) : place(topics) };
  };
  const words = (): string => (chance(0.02) ? long : (one(sentences) ?? ''));
  const offered = (topics: OwnTopics): object => ({
    under: place(topics),
    choice: one(['If your child is sick,', 'For the hours,', 'For more,']),
    ...maybe({ key: Math.ceil(random() * 7) }),
    ...maybe({ topic: one([...topics.keys()]) ?? '' }),
  });
  const added = (topics: OwnTopics): object => ({
    ...offered(topics),
    ...maybe({ title: one(titles) }),
    sentences: Array.from({ length: Math.ceil(random() * 3) }, words).join('\n'),
    next: chance(0.5) ? [one(Object.keys(base.parts.choices)), 'number'] : [],
  });
  const hidden = (topics: OwnTopics): readonly string[] =>
    [...topics.values()].flatMap(({ document }) => (document.hides ?? []).map(({ node }) => node));
  const topic = (topics: OwnTopics): string => one([...topics.keys()]) ?? 'nothing';

  const acts: readonly ((topics: OwnTopics) => object)[] = [
    (topics) => ({
      act: 'start',
      title: one(titles),
      about: 'For us.',
      template: one(templateNames),
      ...offered(topics),
    }),
    (topics) => ({ act: 'answer', ...added(topics) }),
    (topics) => ({ act: 'answer', ...added(topics) }),
    (topics) => ({ act: 'question', ...added(topics) }),
    (topics) => ({ act: 'add-choice', ...offered(topics), to: place(topics) }),
    (topics) => ({ act: 'add-part', under: place(topics), part: one(Object.keys(base.parts.choices)) }),
    (topics) => ({ act: 'add-sentence', node: place(topics), words: words() }),
    (topics) => ({ act: 'reword', line: one(linesOf(topics)) ?? 'mail', words: words() }),
    (topics) => ({ act: 'move-sentence', node: place(topics), sentence: Math.floor(random() * 3), by: by() }),
    (topics) => ({ act: 'remove-sentence', node: place(topics), sentence: Math.floor(random() * 3) }),
    (topics) => ({ act: 'source', line: one(linesOf(topics)) ?? 'mail', source: 'https://example.org/' }),
    (topics) => ({ act: 'facts', line: one(linesOf(topics)) ?? 'mail', facts: maybe(['W1']) }),
    (topics) => ({ act: 'reword-choice', ...choiceAt(topics), words: 'For this,' }),
    (topics) => ({ act: 'move-choice', ...choiceAt(topics), by: by() }),
    (topics) => ({ act: 'key', ...choiceAt(topics), key: Math.ceil(random() * 7) }),
    (topics) => ({ act: 'remove-choice', ...choiceAt(topics) }),
    (topics) => ({ act: 'hide', node: place(topics), ...maybe({ instead: place(topics) }, 0.7) }),
    (topics) => ({ act: 'show', node: one(hidden(topics)) ?? 'main' }),
    (topics) => ({ act: 'rename', node: place(topics), title: one(titles) }),
    (topics) => ({ act: 'about', topic: topic(topics), about: 'For somebody.' }),
    (topics) => ({ act: 'remove-node', node: place(topics) }),
    (topics) => (chance(0.3) ? { act: 'remove-topic', topic: topic(topics) } : { act: 'show', node: 'main' }),
    (topics) => ({ act: 'untranslated', topic: topic(topics), untranslated: one(['english', 'left-out']) }),
  ];

  return {
    next: (topics) => {
      const make = one(acts);
      return make ? clean(make(topics)) : {};
    },
    mend: (topics, { code, at, values }) => {
      const choices = { node: at.node, to: choiceLeaving(topics, at.node) };
      switch (code) {
        case 'topic.toWrite':
        case 'topic.tooLong':
        case 'topic.tooSlow':
          return { act: 'reword', line: at.line, words: one(sentences) };
        case 'topic.deadEnd':
        case 'topic.noWayOn':
          return { act: 'add-part', under: at.node, part: 'number' };
        case 'topic.noLegalHelp':
          return { act: 'add-part', under: at.node, part: 'near' };
        case 'topic.unreachable':
        case 'topic.tooFar':
          return { act: 'remove-node', node: at.node };
        case 'topic.keyTwice':
          return { act: 'key', ...choices, key: 1 + Math.floor(random() * 7) };
        case 'topic.otherKey':
          return { act: 'key', ...choices, key: Number(values?.key) };
        case 'topic.tooMany':
          return { act: 'remove-choice', ...choices };
        default:
          return hidden(topics).length > 0
            ? { act: 'show', node: one(hidden(topics)) }
            : { act: 'remove-topic', topic: at.topic };
      }
    },
  };

  function choiceLeaving(topics: OwnTopics, node: string): string {
    const there = joinedNodes(base, topics).get(node);
    const choice = one(there && 'choices' in there ? (there.choices ?? []) : []);
    return choice ? targetOf(choice, base.parts) : node;
  }
}

/** A form sends no field that is not there. */
function clean(fields: object): object {
  const facts = 'facts' in fields && !Array.isArray(fields.facts) ? { facts: [] } : {};
  const given = Object.entries<unknown>({ ...fields, ...facts }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
