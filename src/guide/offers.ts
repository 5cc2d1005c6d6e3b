import type { Attended, Team } from './attended.ts';
import type { Month } from './facts.ts';
import type { Language, LineKey, NodeId } from './ids.ts';
import type { LegalHelpOffer } from './near.ts';
import type { OwnLine } from './utterance.ts';

/** What there is of a language, where it is less than all of it and reviewed. */
export interface Reach {
  /** Only the essentials, the number and goodbye can be said in it. */
  readonly short?: true;
  /** There are lines that no person has reviewed. */
  readonly unreviewed?: true;
  /** No live voice speaks it, and a computer made some of what is played. */
  readonly made?: true;
  /** What is told of the hotline just now (days, hours, languages) is not recorded, and its nodes are played: it is left out. */
  readonly untold?: true;
  /** The nodes that cannot be said any more in words that are true; empty where all can. */
  readonly changed?: ReadonlySet<NodeId>;
}

/** What the hotline has just now, worked out outside the guide. */
export interface Offers {
  /** The languages that can be spoken, in the order of the language menu; at least one. */
  readonly languages: readonly Language[];
  /** Whether the hotline has a name to say. */
  readonly named: boolean;
  /** The limits of each language that has any. */
  readonly reach: Readonly<Partial<Record<Language, Reach>>>;
  /** A person of the hotline's, if there is one; where there are several, `team` tells for whom each is there. */
  readonly person?: Attended & { readonly languages: readonly Language[]; readonly team?: Team };
  /** USCIS, if callers may be connected to it. */
  readonly uscis?: Attended;
  /** The hotline's own words, and the languages in which each can be said just now. */
  readonly own?: Readonly<Partial<Record<OwnLine, OwnLanguages>>>;
  /** Facts and answers about which callers are told to ask a person. */
  readonly silenced?: ReadonlySet<string>;
  /** Comparisons of this month and those before it are so long ago that what they held may have changed. */
  readonly oldUpTo?: Month;
  /** Whether an answer can be sent as a text message. */
  readonly texts?: true;
  /** Whose legal help can be named. */
  readonly legalHelp?: LegalHelpOffer | undefined;
  /** Keys cannot be told apart: each choice is taken by any key, and none while a message is said. */
  readonly anyKey?: true;
}

/** An own line: its key, and the languages that it can be said in. */
export interface OwnLanguages {
  readonly line: LineKey;
  readonly languages: readonly Language[];
}
