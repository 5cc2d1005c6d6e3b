import type { Guide, NodeId } from '../guide/flow.ts';
import { documentsOf } from './compile.ts';
import type { PartsDocument, TopicDocument } from './document.ts';
import type { GuideDocuments } from './read.ts';

/** What a hotline's topics lie over: the shipped documents of a version. */
export interface TopicsBase {
  readonly shipped: readonly TopicDocument[];
  readonly parts: PartsDocument;
  /** The nodes that no call can be without. */
  readonly roles: ReadonlySet<NodeId>;
}

/** What a hotline's topics lie over where this guide is spoken. */
export function baseOf(shipped: GuideDocuments, { version, roles }: Guide): TopicsBase {
  return {
    shipped: documentsOf(shipped, version).documents,
    parts: shipped.parts,
    roles: new Set(Object.values(roles)),
  };
}
