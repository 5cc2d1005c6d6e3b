import type { Audience } from './audience.ts';
import type { FactId, Facts, Month, VersionId } from './facts.ts';
import type { CallBackAnswer, Leaving, OwnPhone, PhoneQuestion } from './call-back.ts';
import type { Branch, LegalHelpOffer, Offices, ZipQuestion } from './near.ts';
import type { Team } from './team.ts';

/** A key of a telephone's keypad. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** A language's code: its folder in prompts/, its part of an address, its name in LANGUAGES. */
export type Language = string;

/** A node's id: its address, and its name wherever usage is counted. */
export type NodeId = string;

/** A line's key: its key in prompts/<language>/<topic>.json, and its recording's file name. */
export type LineKey = string;

/** What only some hotlines or languages have; said or offered only where it is there. */
export type Condition =
  | 'named'
  | 'unnamed'
  | 'several languages'
  | 'unreviewed'
  | 'made'
  | 'person'
  | 'texts'
  | 'connecting'
  | 'offices'
  | 'call backs'
  | 'no call backs'
  | 'keys';

/** One line as a node says it, to whom. */
export interface Spoken extends Audience {
  readonly line: LineKey;
  /** Spoken in this language whatever the caller's is: the English words for USCIS, a language's own name. */
  readonly in?: Language;
  readonly slow?: true;
  /** A line of its own for each language that callers speak: the caller's code is added to its key. */
  readonly own?: true;
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

/** What is known only when it is said: which languages the person speaks; when somebody answers next. */
export interface Told {
  readonly told:
    | 'person languages'
    | 'person opens'
    | 'uscis opens'
    | 'follows'
    | 'lists printed'
    | 'left number'
    | OwnLine;
}

/** English words that stand in no file, such as an office's name. */
export interface Name {
  readonly name: string;
}

/** How old these facts are: never compared with their source, or when, and whether that is long ago. */
export interface Age {
  readonly ageOf: readonly FactId[];
}

/** What a hotline says in its own words. */
export type OwnLine = 'notice' | 'legal help';

/** What a node says, in order. A bare key is a line in the caller's language. */
export type Utterance = LineKey | Spoken | Pause | Sound | Told | Age | Name;

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
export interface Reading {
  readonly kind: 'reading';
  readonly messages: readonly Message[];
}

/** The menu of the languages that can be spoken, made when it is needed; or, after zeros, the wait for the key that ends them. */
export interface LanguageMenu {
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
export interface Goodbye {
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

/** What a line carries, told once, where the line belongs. */
export interface LineInfo {
  readonly facts?: readonly FactId[];
  /** It says that part of its facts in which there is no hedge. */
  readonly plain?: true;
  /** The version for which it is declared; the first unless set. A later version's own facts are carried by its own lines alone. */
  readonly version?: VersionId;
  /** It speaks of legal help: an answer that says it leads to who gives it. */
  readonly legalHelp?: true;
  /** Said in English about each other language: `i-speak-es`, `i-speak-fr`. */
  readonly perLanguage?: true;
  /**
   * Kept in every language although no node names it: the other months and years; what is told of the hotline just now; what only a
   * person who is called hears; what only the static edition says; what is printed.
   */
  readonly spare?: 'date' | 'told' | 'called' | 'edition' | 'print';
  /** For a line with a placeholder: the fixed line that is recorded and played in its stead. */
  readonly twin?: LineKey;
}

/** What callers hear of a line that is not said in their language: the English, nothing, or no way to where it is said. */
export type Untranslated = 'english' | 'left-out' | 'not-offered';

/** One topic: its lines stand in prompts/<language>/<id>.json. */
export interface Topic {
  readonly id: string;
  /** Where the case of a caller is who comes here. */
  readonly branch?: Branch;
  /** Set for a topic that a hotline has added: what is heard of its lines in languages in which they are not said yet. */
  readonly untranslated?: Untranslated;
  readonly lines: Readonly<Record<LineKey, LineInfo>>;
  readonly nodes: Readonly<Record<NodeId, Node>>;
}

/** The nodes that the rules of every call name. */
export interface Roles {
  readonly language: NodeId;
  /** After a zero in the language menu. */
  readonly languageZero: NodeId;
  /** A call without a key: what it is told first, what is read to it, and what it ends with. */
  readonly keyless: NodeId;
  readonly keylessReading: NodeId;
  readonly keylessEnd: NodeId;
  readonly greeting: NodeId;
  readonly main: NodeId;
  readonly essentials: NodeId;
  /** Where 0 leads: to a person who answers, to when one does, or to what there is without one. */
  readonly person: NodeId;
  readonly personClosed: NodeId;
  readonly noPerson: NodeId;
  /** Where a number can be left, once nobody has answered. */
  readonly callBack: NodeId;
  /** Where legal help is asked for. */
  readonly zip: NodeId;
  /** Stands for a call to USCIS while nobody answers there. */
  readonly uscisClosed: NodeId;
  /** Stands for an answer that the hotline has silenced. */
  readonly silenced: NodeId;
  readonly goodbye: NodeId;
  /** Where a language begins of which only the essentials are recorded, and what is said there of a person. */
  readonly short: NodeId;
  readonly shortPerson: NodeId;
  readonly shortPersonClosed: NodeId;
  readonly shortNoPerson: NodeId;
  /** Stands for a node whose recording no longer says what its text does. */
  readonly changed: NodeId;
}

/** The lines that the rules of every call say. */
export interface CommonLines {
  readonly press: Readonly<Record<Key, LineKey>>;
  readonly languageName: LineKey;
  /** A language's own name, standing alone. */
  readonly myLanguage: LineKey;
  readonly personSpeaks: LineKey;
  /** In place of a fact that the hotline has silenced. */
  readonly silenced: LineKey;
  /** After the month of a comparison that is too long ago. */
  readonly comparedLongAgo: LineKey;
  /** Before words that the hotline has in English only. */
  readonly inEnglishOnly: LineKey;
  /** Before a day and an hour. */
  readonly personOpens: LineKey;
  readonly personOpensLater: LineKey;
  /** The line that says a day, and the one that says an hour. */
  readonly dayOf: (day: Opening['day']) => LineKey;
  readonly hourOf: (opening: Opening) => LineKey;
  readonly moreLanguages: LineKey;
  readonly wrongKey: LineKey;
  readonly takeYourTime: LineKey;
  readonly sorry: LineKey;
  /** To a caller who was at a node that has been taken out. */
  readonly justChanged: LineKey;
  /** That a key can be pressed while the line speaks: said before the first answer of a call. */
  readonly keysAnyTime: LineKey;
  /** The keys that mean the same everywhere, in full: said once a call. */
  readonly keys: readonly Utterance[];
  /** The same, briefly: said with the choices after an answer. */
  readonly keysBriefly: readonly Utterance[];
  /** Before the key of a language that is not on the first page, as often as it has zeros. */
  readonly zeroThen: LineKey;
  /** What the line is, for whoever has cut the greeting off. */
  readonly whoSpeaks: LineKey;
  /** To callers of a language that is read second: theirs comes next. */
  readonly follows: LineKey;
  /** How old what was said is. */
  readonly neverCompared: LineKey;
  readonly comparedIn: LineKey;
  readonly monthOf: (month: Month) => LineKey;
  readonly yearOf: (month: Month) => LineKey;
}

/** The English words for somebody who is called. */
export interface Script {
  /** The word for the machine that answers, where one does. */
  readonly machine?: LineKey;
  /** Sentences for the person. */
  readonly person: readonly LineKey[];
  /** What a caller of another language says beside them, to be given an interpreter. */
  readonly interpreter: readonly Spoken[];
  readonly isInterpreterFirst: boolean;
}

/** A phrase of the wallet card. */
export interface CardWords {
  /** The lines that say it in English; for one of those that each language has its own of, its key without the code. */
  readonly lines: readonly LineKey[];
  /** How it sounds, in the reader's script. */
  readonly sounds: readonly LineKey[];
  /** What it means, or is for, in the reader's language. */
  readonly means?: LineKey;
  readonly exceptEnglish?: true;
}

/** One version of the guidance, whole, as data. */
export interface Guide {
  readonly version: VersionId;
  /** The page on which the guidance itself stands. */
  readonly page: string;
  readonly facts: Facts;
  /** The words to say on other lines, by the node that teaches them. */
  readonly scripts: Readonly<Record<NodeId, Script>>;
  readonly cardWords: readonly CardWords[];
  readonly topics: readonly Topic[];
  readonly roles: Roles;
  readonly common: CommonLines;
  /** Where a call goes on that is at a node which has been taken out. */
  readonly former?: ReadonlyMap<NodeId, NodeId>;
}

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

/** Whether somebody answers just now, and else when; undefined where that is not soon. */
export type Attended =
  { readonly isOpen: true } | { readonly isOpen: false; readonly opens: Opening | undefined };

/** When somebody answers next, on the hour or the half hour; a day of the week is 1 for Monday. */
export interface Opening {
  readonly day: 'today' | 'tomorrow' | number;
  readonly hour: number;
  readonly half: boolean;
}
