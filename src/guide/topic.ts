import type { FactId, VersionId } from './facts.ts';
import type { LineKey, NodeId } from './ids.ts';
import type { Branch } from './near.ts';
import type { Node } from './node.ts';

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
