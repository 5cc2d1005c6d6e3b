import type { Guide } from '../guide/guide.ts';

/** Keeps what is found out of a guide, by a name, as long as that guide is there: whoever asks again is given the same value. */
export function createGuideMemo<T>(): (guide: Guide, name: string, find: () => T) => T {
  const known = new WeakMap<Guide, Map<string, T>>();
  return (guide, name, find) => {
    const there = known.get(guide) ?? new Map<string, T>();
    const found = there.get(name) ?? find();
    known.set(guide, there.set(name, found));
    return found;
  };
}

/** Keeps what was last made of a value that never changes: the same is given again as long as all that lies beside it is the same, too. */
export function createMemo<T>(): (of: object, beside: readonly unknown[], make: () => T) => T {
  const known = new WeakMap<object, { readonly beside: readonly unknown[]; readonly made: T }>();
  return (of, beside, make) => {
    const before = known.get(of);
    if (before?.beside.every((one, index) => one === beside[index])) return before.made;
    const made = make();
    known.set(of, { beside, made });
    return made;
  };
}
