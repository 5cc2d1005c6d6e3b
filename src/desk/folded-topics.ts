import type { NodeId } from '../guide/ids.ts';
import { noTopics, type OwnTopics } from '../topics/own-document.ts';

/** The topics of a hotline's own; the same values for as long as none of them is changed. */
export interface FoldedTopics {
  readonly own: OwnTopics;
  /** The topic in which each of their nodes stands, or has stood: callers may still be there. */
  readonly nodes: ReadonlyMap<NodeId, string>;
}

/** None of its own. */
export const noOwnTopics: FoldedTopics = { own: noTopics, nodes: new Map() };
