import type { NodeId } from './ids.ts';

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

/** The names of those nodes. */
export const roles: Roles = {
  language: 'language',
  languageZero: 'language-zero',
  greeting: 'greeting',
  main: 'main',
  essentials: 'essentials',
  keyless: 'keyless',
  keylessReading: 'keyless-essentials',
  keylessEnd: 'keyless-end',
  person: 'person',
  personClosed: 'person-closed',
  noPerson: 'no-person',
  callBack: 'call-back',
  zip: 'zip',
  uscisClosed: 'connect-closed',
  silenced: 'answer-silenced',
  goodbye: 'goodbye',
  short: 'short',
  shortPerson: 'short-person',
  shortPersonClosed: 'short-person-closed',
  shortNoPerson: 'short-no-person',
  changed: 'answer-changed',
};

/** The nodes that no call can be without. */
export const roleNodes: ReadonlySet<NodeId> = new Set(Object.values(roles));
