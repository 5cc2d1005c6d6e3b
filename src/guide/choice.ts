import type { Audience, Condition } from './audience.ts';
import type { CallBackAnswer } from './call-back.ts';
import type { Key, LineKey, NodeId } from './ids.ts';
import type { Utterance } from './utterance.ts';

/** One message of an answer: a document of its own. */
export interface Message extends Audience {
  readonly say: readonly Utterance[];
  /** Seconds to wait for a key before the next message; 1 unless it says otherwise. */
  readonly patience?: number;
}

/** "For X, press N": one way on, and to whom it is offered. */
export interface Choice extends Audience {
  readonly key: Key;
  readonly for: LineKey | readonly Utterance[];
  /** Shorter words for X, for when the caller stayed silent. */
  readonly simply?: LineKey;
  readonly to: NodeId;
  readonly when?: Condition;
  /** What it settles of being called back. */
  readonly sets?: CallBackAnswer;
}
