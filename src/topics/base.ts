import type { Guide } from '../guide/guide.ts';
import type { NodeId } from '../guide/ids.ts';
import { addedInCheckout, joinOwn } from './join-own.ts';
import { noTopics, type OwnTopics } from './own-document.ts';
import type { PartsDocument, TopicDocument } from './document.ts';
import type { GuideDocuments } from './read.ts';

/** What a hotline's topics lie over: the shipped documents of a version. */
export interface TopicsBase {
  readonly shipped: readonly TopicDocument[];
  readonly parts: PartsDocument;
  /** The nodes that no call can be without. */
  readonly roles: ReadonlySet<NodeId>;
}

/** What a hotline's topics lie over where this guide is spoken: the shipped guide, and what its checkout alone adds. */
export function baseOf(
  shipped: GuideDocuments,
  { version, roles }: Guide,
  own: OwnTopics = noTopics,
): TopicsBase {
  return {
    shipped: joinOwn(shipped, version, addedInCheckout(shipped, own)).documents,
    parts: shipped.parts,
    roles: new Set(Object.values(roles)),
  };
}
