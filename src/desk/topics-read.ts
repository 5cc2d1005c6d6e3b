import type { Guide } from '../guide/guide.ts';
import type { TopicsBase } from '../topics/base.ts';
import type { Misfit } from '../topics/join.ts';
import type { OwnTopics } from '../topics/own-document.ts';
import type { Change, ChangeBody } from './changes.ts';

/** The topics of the hotline's own, and the guidance that comes of them. */
export interface TopicsRead {
  readonly own: OwnTopics;
  /** The fingerprint of each, by which it is changed, and of all of them. */
  readonly seenOf: (name: string) => string;
  readonly seen: string;
  /** The version of the guidance that is spoken, with every line in every language; and the same without the hotline's topics. */
  readonly guide: Guide;
  readonly shipped: Guide;
  /** Where a topic does not fit it. */
  readonly misfits: readonly Misfit[];
  /** The shipped documents of that version, over which they lie. */
  readonly base: TopicsBase;
  /** All changes of topics, in their order. */
  readonly changes: readonly Extract<Change, { kind: 'topic' }>[];
}

/**
 * A new state of a topic; null takes it away. What it takes back, or makes again, is named by its number; so is the first change of the same step,
 * where one act has changed several topics.
 */
export type TopicChange = Extract<ChangeBody, { kind: 'topic' }>['value'];
