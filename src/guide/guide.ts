import type { CommonLines } from './common.ts';
import type { Facts, VersionId } from './facts.ts';
import type { LineKey, NodeId } from './ids.ts';
import type { Roles } from './roles.ts';
import type { Topic } from './topic.ts';
import type { Spoken } from './utterance.ts';

/** The guidance on USCIS biometrics appointments, in each of its versions. */
export type Guides = Readonly<Record<VersionId, Guide>>;

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
