import type { FactId } from './facts.ts';
import type { LineKey, NodeId } from './ids.ts';

/** A fault of a guide's shape: what kind, where, and what to do. */
export interface Fault {
  readonly kind:
    | 'unknown target'
    | 'unreachable node'
    | 'dead end'
    | 'no way to legal help'
    | 'no way on silence'
    | 'too many choices'
    | 'key used twice'
    | 'key not free'
    | 'uncarried fact'
    | 'unknown fact'
    | 'fact said otherwise'
    | 'fact without a source'
    | 'unknown line'
    | 'line declared twice'
    | 'line never said';
  readonly message: string;
  readonly at: FaultPlace;
}

/** Where a fault is, by the names that it has there. */
export interface FaultPlace {
  readonly node?: NodeId;
  readonly line?: LineKey;
  /** Where a choice leads, and its key. */
  readonly to?: NodeId;
  readonly key?: string;
  readonly fact?: FactId;
}
