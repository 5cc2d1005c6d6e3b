import type { NodeId } from '../guide/flow.ts';
import type { Reason } from '../reason.ts';
import type { PartsDocument, TopicDocument } from './document.ts';
import type { OwnTopics } from './own-document.ts';
import type { TopicEdit } from './topic-edit.ts';

/** The shipped guide that a hotline's topics stand in; `roles` are the nodes that no call can be without. */
export interface Base {
  readonly shipped: readonly TopicDocument[];
  readonly parts: PartsDocument;
  readonly roles: ReadonlySet<NodeId>;
}

/** The topics after an edit; or why it cannot be done, and then nothing has changed. */
export function edit(base: Base, topics: OwnTopics, act: TopicEdit): OwnTopics | Reason {
  return {
    code: 'topic.unchanged',
    text: `${act.act} is not built yet: ${base.shipped.length} ${topics.size}`,
  };
}

/** Whether an edit was refused. */
export function isRefused(result: OwnTopics | Reason): result is Reason {
  return 'text' in result;
}
