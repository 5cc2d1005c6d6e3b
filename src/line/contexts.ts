import type { Context } from '../usage/context.ts';
import type { Words } from './words.ts';

/** Tells what a report of what was used needs to know of the words that are said; worked out once for these, and only where somebody looks. */
export function createContexts(words: () => Words): () => Promise<Context> {
  const contexts = new WeakMap<Words, Promise<Context>>();
  return () => {
    const asked = words();
    const known =
      contexts.get(asked) ??
      import('../effort/usage-context.ts').then((effort) =>
        effort.usageContext(asked.guide, asked.speech, asked.offers()),
      );
    contexts.set(asked, known);
    return known;
  };
}
