import type { Guide } from '../guide/flow.ts';

/** Keeps what is found out of a guide, by a name, as long as that guide is there: whoever asks again is given the same value. */
export function perGuide<T>(): (guide: Guide, name: string, find: () => T) => T {
  const known = new WeakMap<Guide, Map<string, T>>();
  return (guide, name, find) => {
    const there = known.get(guide) ?? new Map<string, T>();
    const found = there.get(name) ?? find();
    known.set(guide, there.set(name, found));
    return found;
  };
}
