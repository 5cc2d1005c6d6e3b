import type { Leaving, OwnPhone, PhoneQuestion } from './call-back.ts';
import type { Choice, Message } from './choice.ts';
import type { FactId } from './facts.ts';
import type { NodeId } from './ids.ts';
import type { Offices, ZipQuestion } from './near.ts';
import type { Utterance } from './utterance.ts';

/**
 * What silence does once all is said: the choices are asked again; the caller returns to where they came
 * from; or the call goes on to a node, and where that one is a reading, `then` to another. In the last two the
 * keys are those of the node that follows, or of the one after the reading, which takes none.
 */
export type Silence = 'ask' | 'back' | { readonly to: NodeId; readonly then?: NodeId };

/** A question and its choices. */
export interface Menu {
  readonly kind: 'menu';
  /** Said before the question, the first time only. */
  readonly say?: readonly Utterance[];
  readonly ask: readonly Utterance[];
  readonly choices: readonly Choice[];
  /** A paper must be fetched first: "take your time", and 20 seconds. */
  readonly paper?: true;
  readonly silence: Silence;
}

/** Short messages one after the other, then what can be done next. */
export interface Answer {
  readonly kind: 'answer';
  readonly messages: readonly Message[];
  readonly choices: readonly Choice[];
  readonly silence: Silence;
  /** Facts that it carries as a whole, beside those of its lines. */
  readonly facts?: readonly FactId[];
  /** The message that "again" says once the choices are asked; the first unless set. */
  readonly again?: number;
  /** Silence says it once more before the choices are asked again. */
  readonly repeats?: true;
}

/** Messages read by themselves, with no key taken, so that a stuck key cannot silence them. */
interface Reading {
  readonly kind: 'reading';
  readonly messages: readonly Message[];
}

/** The menu of the languages that can be spoken, made when it is needed; or, after zeros, the wait for the key that ends them. */
interface LanguageMenu {
  readonly kind: 'languages';
  readonly zeros?: true;
}

/** How a call to somebody else ended. */
export type CallEnd = 'completed' | 'busy' | 'no-answer' | 'failed';

/** Passes the caller on to somebody else. When that ends, the call comes back, and goes on where `then` says; without it, where it came from. */
export interface Handover {
  readonly kind: 'handover';
  /** `office`: the one that the caller has just been told of. */
  readonly to: 'person' | 'uscis' | 'office';
  readonly say: readonly Utterance[];
  /** Said between two rings to whoever waits; any key ends the wait. */
  readonly waiting?: readonly Utterance[];
  readonly then: Readonly<Partial<Record<CallEnd, NodeId>>>;
}

/** How sending a text message ended; `coming` where the phone company had not yet said. */
export type TextEnd = 'sent' | 'failed' | 'already' | 'enough' | 'cannot';

/** Sends the answer, or the office, that the caller comes from as a text message, and goes on where `then` says. */
export interface Sending {
  readonly kind: 'sending';
  readonly then: Readonly<Record<TextEnd, NodeId>>;
}

/** The last words of a call. */
interface Goodbye {
  readonly kind: 'goodbye';
  readonly say: readonly Utterance[];
  /** Said in the first two languages, for whoever has chosen none. */
  readonly twice?: true;
}

/** A place in a call. */
export type Node =
  | Menu
  | Answer
  | Reading
  | LanguageMenu
  | ZipQuestion
  | Offices
  | Handover
  | Sending
  | PhoneQuestion
  | OwnPhone
  | Leaving
  | Goodbye;
