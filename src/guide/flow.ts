import type { FactId } from './facts.ts';

/** A key of a telephone's keypad. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** A language's code: its folder in prompts/, its part of an address, its name in LANGUAGES. */
export type Language = string;

/** A node's id: its address, and its name wherever usage is counted. */
export type NodeId = string;

/** A line's key: its key in prompts/<language>/<topic>.json, and its recording's file name. */
export type LineKey = string;

/** What only some hotlines or languages have; said or offered only where it is there. */
export type Condition = 'named' | 'unnamed' | 'several languages' | 'unreviewed';

/** One line as a node says it. */
export interface Spoken {
  readonly line: LineKey;
  /** Spoken in this language whatever the caller's is: the English words for USCIS, a language's own name. */
  readonly in?: Language;
  readonly slow?: true;
  /** A line of its own for each language that callers speak: the caller's code is added to its key. */
  readonly own?: true;
  /** Said to callers of this language alone. */
  readonly only?: Language;
  /** Not said to callers of this language. */
  readonly except?: Language;
  readonly when?: Condition;
}

/** Silence, in seconds. */
export interface Pause {
  readonly pause: number;
}

/** A sound that is no speech, by its file's name in audio/. */
export interface Sound {
  readonly sound: 'chime';
}

/** What a node says, in order. A bare key is a line in the caller's language. */
export type Utterance = LineKey | Spoken | Pause | Sound;

/** One message of an answer: a document of its own. */
export interface Message {
  readonly say: readonly Utterance[];
  /** Seconds to wait for a key before the next message; 1 unless it says otherwise. */
  readonly patience?: number;
  readonly only?: Language;
  readonly except?: Language;
}

/** "For X, press N": one way on. */
export interface Choice {
  readonly key: Key;
  readonly for: LineKey | readonly Utterance[];
  /** Shorter words for X, for when the caller stayed silent. */
  readonly simply?: LineKey;
  readonly to: NodeId;
  readonly when?: Condition;
}

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
}

/** Messages read by themselves, with no key taken, so that a stuck key cannot silence them. */
export interface Reading {
  readonly kind: 'reading';
  readonly messages: readonly Message[];
}

/** The menu of the languages that can be spoken, made when it is needed. */
export interface LanguageMenu {
  readonly kind: 'languages';
}

/** The last words of a call. */
export interface Goodbye {
  readonly kind: 'goodbye';
  readonly say: readonly Utterance[];
}

/** A place in a call. */
export type Node = Menu | Answer | Reading | LanguageMenu | Goodbye;

/** What a line carries, told once, where the line belongs. */
export interface LineInfo {
  readonly facts?: readonly FactId[];
  /** Said in English about each other language: `i-speak-es`, `i-speak-fr`. */
  readonly perLanguage?: true;
  /** Kept in every language although no node says it just now: the other months and years; hours that nobody keeps; what is only printed. */
  readonly spare?: 'date' | 'hour' | 'print';
  /** For a line with a placeholder: the fixed line that is recorded and played in its stead. */
  readonly twin?: LineKey;
}

/** One topic: its lines stand in prompts/<language>/<id>.json. */
export interface Topic {
  readonly id: string;
  readonly lines: Readonly<Record<LineKey, LineInfo>>;
  readonly nodes: Readonly<Record<NodeId, Node>>;
}

/** The nodes that the rules of every call name. */
export interface Roles {
  readonly language: NodeId;
  readonly greeting: NodeId;
  readonly main: NodeId;
  readonly essentials: NodeId;
  readonly person: NodeId;
  readonly goodbye: NodeId;
  /** Where a language begins of which only the essentials are recorded, and what is said there of a person. */
  readonly short: NodeId;
  readonly shortPerson: NodeId;
  /** Stands for a node whose recording no longer says what its text does. */
  readonly changed: NodeId;
}

/** The lines that the rules of every call say. */
export interface CommonLines {
  readonly press: Readonly<Record<Key, LineKey>>;
  readonly languageName: LineKey;
  readonly moreLanguages: LineKey;
  readonly wrongKey: LineKey;
  readonly takeYourTime: LineKey;
  readonly sorry: LineKey;
  /** The keys that mean the same everywhere, in full: said once a call. */
  readonly keys: readonly Utterance[];
  /** The same, briefly: said with the choices after an answer. */
  readonly keysBriefly: readonly Utterance[];
}

/** The whole guidance, as data. */
export interface Guide {
  readonly topics: readonly Topic[];
  readonly roles: Roles;
  readonly common: CommonLines;
}

/** What there is of a language, where it is less than all of it and reviewed. */
export interface Reach {
  /** Only the essentials, the number and goodbye can be said in it. */
  readonly short?: true;
  /** There are lines that no person has reviewed. */
  readonly unreviewed?: true;
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
}
