import type { Language } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import type { Outcome } from './outcome.ts';
import type { ChangeBody } from './changes.ts';
import type { Draft } from './draft.ts';
import type { Folded } from './folded.ts';
import type { Ground } from './ground.ts';
import type { Checking } from './lines.ts';
import type { GuideOf } from './own-guides.ts';
import type { DeskStore } from './store.ts';

/** What a bench over the desk's database is given. */
export interface DatabaseParts {
  readonly store: DeskStore;
  readonly ground: Ground;
  /** What is read of the log, where others read it, too. */
  readonly draft?: Draft;
  /** The guidance of a fold. */
  readonly guideOf: GuideOf;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
  /** What is wrong with what callers would hear of a fold, beyond its words, in these languages; nothing is looked for unless it is given. */
  readonly faultsOfSaid?: (folded: Folded, languages: ReadonlySet<Language>) => Promise<readonly Reason[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In which file a sound of the store stands when it is played. */
  readonly soundFile: (hash: string) => string;
}

/** What stands in the draft when somebody acts. */
export interface Standing extends Checking {
  readonly folded: Folded;
}

/** What somebody does, over what stands: why not, or the change that it is. */
export type Decide = (
  standing: Standing,
) =>
  | Outcome
  | { readonly kind: 'change'; readonly body: ChangeBody; readonly effect: 'draft' | 'now' | 'waits' };
