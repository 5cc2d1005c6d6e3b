import type { NodeId } from './ids.ts';
import type { Utterance } from './utterance.ts';

/** The times at which a caller can be called safely. */
export const safeTimes = ['morning', 'afternoon', 'evening', 'any'] as const;

/** When a caller can be called safely. */
export type SafeTime = (typeof safeTimes)[number];

/** What a choice settles of being called back. */
export type CallBackAnswer = SafeTime | 'message' | 'no message';

/** How leaving a number ended: `already` where one is open for it, `enough` where too many were left in this hour. */
export type LeaveEnd = 'kept' | 'already' | 'enough' | 'failed';

/** What a caller has said so far about being called back. */
export interface CallBackWish {
  /** The ten digits of a number in the United States. */
  readonly digits: string;
  readonly safe: SafeTime;
  readonly mayLeaveMessage: boolean;
}

/** Asks for a telephone number, whose ten digits come at once. */
export interface PhoneQuestion {
  readonly kind: 'phone';
  readonly ask: readonly Utterance[];
  /** Said after silence, and after what is no number. */
  readonly again: readonly Utterance[];
  readonly then: NodeId;
  /** Where no number was typed. */
  readonly without: NodeId;
}

/** Takes the number of the phone that calls, and goes on; `without` where it shows none that can be called. */
export interface OwnPhone {
  readonly kind: 'own phone';
  readonly then: NodeId;
  readonly without: NodeId;
}

/** Keeps what the caller leaves, and goes on where `then` says. */
export interface Leaving {
  readonly kind: 'leaving';
  readonly then: Readonly<Record<LeaveEnd, NodeId>>;
}
