import type { Reason } from '../reason.ts';

/** What came of what somebody asked for. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** Whether callers hear of it now, once it is published, or once a second person has agreed. */
      readonly effect: 'now' | 'draft' | 'waits';
      /** The number of the change; a checkout has none. */
      readonly number?: number;
      /** The files that were written; a database has none. */
      readonly files?: readonly string[];
    }
  | { readonly kind: 'same' }
  /** The rules have something against it, or the bench cannot do it. */
  | {
      readonly kind: 'refused';
      readonly why: readonly Reason[];
      /** The one thing that the person is to do first, where there is one: agree that callers hear their voice. */
      readonly first?: 'consent';
    }
  /** Somebody else was here since the page was shown: what stands now. What the person wrote is theirs to keep. */
  | { readonly kind: 'conflict'; readonly theirs: string }
  /** Their role does not let them. */
  | { readonly kind: 'forbidden'; readonly why: Reason };
