import type { Change } from './changes.ts';
import { fold, foldOn } from './fold.ts';
import type { Folded } from './folded.ts';
import type { Ground } from './ground.ts';
import type { DeskStore } from './store.ts';

/** All that has been changed, published or not. */
export interface Draft {
  /** The whole log. */
  readonly changes: () => Promise<readonly Change[]>;
  /** What is there with all of it: the same value for as long as nothing is changed. */
  readonly folded: () => Promise<Folded>;
}

/** Reads the log as it grows: what has been read is never read again, and what has been taken in never again. */
export function createDraft(store: Pick<DeskStore, 'changes'>, ground: Ground): Draft {
  let log: readonly Change[] = [];
  let draft = fold(ground, []);
  const changes = async (): Promise<readonly Change[]> => {
    const later = await store.changes({ after: log.at(-1)?.number ?? 0 });
    const known = log.at(-1)?.number ?? 0;
    const fresh = later.filter(({ number }) => number > known);
    if (fresh.length > 0) {
      log = [...log, ...fresh];
      draft = foldOn(draft, fresh);
    }
    return log;
  };
  return {
    changes,
    folded: async () => {
      await changes();
      return draft;
    },
  };
}
