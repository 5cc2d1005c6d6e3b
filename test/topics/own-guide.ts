import { expect } from 'vitest';
import type { VersionId } from '../../src/guide/facts.ts';
import type { Guide, Guides } from '../../src/guide/guide.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { baseOf } from '../../src/topics/base.ts';
import { edit } from '../../src/topics/edit.ts';
import { faultsOfTopics, type TopicFault } from '../../src/topics/faults.ts';
import { offeredAt } from '../../src/topics/offered.ts';
import { noTopics, type OwnTopics } from '../../src/topics/own-document.ts';
import { withOwnTopics } from '../../src/topics/own-guides.ts';
import { isRefused, joinedNodes } from '../../src/topics/own-topics.ts';
import { readDocuments } from '../../src/topics/read.ts';
import { topicEdit, type TopicEdit } from '../../src/topics/topic-edit.ts';
import { guides } from '../guides.ts';

const documents = readDocuments();

/** What edits of each version start from. */
export const bases = {
  faq: baseOf(documents, guides.faq),
  '2026': baseOf(documents, guides['2026']),
} as const;

/** A version's guide with own topics in it, and what is wrong with it. */
export function guideWith(
  topics: OwnTopics,
  version: VersionId = 'faq',
  measure?: (guide: Guide) => readonly { readonly answer: string; readonly firstWord: number }[],
): { readonly guide: Guide; readonly faults: readonly TopicFault[] } {
  const one = { [version]: guides[version] } as Guides;
  const own = withOwnTopics(one, documents, topics, new Map());
  const guide = own.guides[version];
  const misfits = own.misfits[version];
  const given = { shipped: guides[version], guide, misfits, topics, seconds: speechSeconds, measure };
  return { guide, faults: faultsOfTopics(given) };
}

/** An edit as a form sends it. */
export const act = (fields: object): TopicEdit => topicEdit.parse(fields);

/** The topics after some edits; throws what refuses one of them. */
export function after(fields: readonly object[], from: OwnTopics = noTopics, on = bases.faq): OwnTopics {
  return fields.reduce<OwnTopics>((topics, one) => {
    const result = edit(on, topics, act(one));
    if (isRefused(result)) throw new Error(result.text);
    return result;
  }, from);
}

/** The code by which an edit is refused; undefined where it is done. */
export function refusalOf(fields: object, topics: OwnTopics = noTopics, on = bases.faq): string | undefined {
  const result = edit(on, topics, act(fields));
  return isRefused(result) ? result.code : undefined;
}

export const bytesOf = (topics: OwnTopics): string => JSON.stringify([...topics]);

/** What is done and undone leaves the same bytes. */
export function undone(acts: readonly object[], from: OwnTopics = noTopics): void {
  expect(bytesOf(after(acts, from))).toBe(bytesOf(from));
}

/** The choices of a node, each with its key. */
export const offered = (topics: OwnTopics, node: string): readonly string[] =>
  offeredAt(bases.faq, topics, node).map(({ key, to }) => `${key} ${to}`);

/** A node among all others. */
export const nodeIn = (topics: OwnTopics, node: string): object | undefined =>
  joinedNodes(bases.faq, topics).get(node);

/** A topic that is started, and an answer that is added. */
export const start = {
  act: 'start',
  title: 'Sick child',
  about: 'The child is sick.',
  template: 'question',
  under: 'about',
  choice: 'If your child is sick,',
};
export const answer = {
  act: 'answer',
  under: 'trouble',
  choice: 'If your child is sick,',
  sentences: 'Stay home.\nCall them.',
};
