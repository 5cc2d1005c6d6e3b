import type { Language, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';

/** What a report needs to know of the line beside its counters. */
export interface Context {
  /** The version of the guidance that is said now. */
  readonly guidance: string;
  /** Each node's kind, and what it is about in a few English words. */
  readonly nodes: ReadonlyMap<NodeId, { readonly kind: Node['kind']; readonly words: string }>;
  readonly languages: readonly LanguageState[];
  /** Where a call in a language begins once it is chosen. */
  readonly greetings: readonly NodeId[];
  /** The characters that a voice speaks in one turn, on the average, by language and node: "es about". */
  readonly characters: ReadonlyMap<string, number>;
  readonly prices: Prices;
}

/** US cents. */
interface Prices {
  readonly minute: ByNumber;
  readonly hundredCharacters: number;
}

/** What something costs by the kind of the number that is called. */
export type ByNumber = Readonly<Record<'local' | 'tollFree', number>>;

/** How far a language is: how callers hear it, and the share of its lines that is reviewed and recorded, from 0 to 1. */
export interface LanguageState {
  readonly code: Language;
  readonly english: string;
  readonly how: string;
  readonly reviewed: number;
  readonly recorded: number;
}
