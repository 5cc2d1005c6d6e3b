import type { Outcome } from '../desk/bench.ts';
import type { Actor } from '../desk/roles.ts';
import type { LendStore } from './store.ts';

/** Whether speakers let their voice be used in a language: asked before their first recording. */
export interface Consents {
  readonly given: (actor: Actor, language: string) => Promise<boolean>;
  readonly give: (actor: Actor, language: string) => Promise<Outcome>;
}

/** Consents beside the codes. */
export function keepConsents(store: Pick<LendStore, 'consent' | 'hasConsented'>): Consents {
  return {
    given: ({ id }, language) => store.hasConsented(id, language),
    give: async ({ id }, language) => {
      await store.consent(id, language);
      return { kind: 'done', effect: 'now' };
    },
  };
}
