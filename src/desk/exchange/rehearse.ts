import { createHash } from 'node:crypto';
import { readChange, type Change } from '../changes.ts';
import { placeOf } from '../change-place.ts';
import type { DeskStore } from '../store.ts';

/** A store that reads from another and keeps what is written in memory alone: what would come of it can be seen, and nothing is changed. */
export function rehearse(store: DeskStore): DeskStore {
  const added: Change[] = [];
  const blobs = new Map<string, Buffer>();
  const readAll = async (): Promise<readonly Change[]> => [...(await store.changes()), ...added];
  const unkept = (): Promise<never> => Promise.reject(new Error('a rehearsal publishes nothing'));
  return {
    ...store,
    append: async (change, last) => {
      const all = await readAll();
      const stands = all.findLast((one) => placeOf(one) === placeOf(change))?.number ?? 0;
      if (stands !== last) return undefined;
      const number = (all.at(-1)?.number ?? 0) + 1;
      added.push(readChange({ ...change, number }));
      return number;
    },
    changes: async ({ after = 0, upTo = Number.POSITIVE_INFINITY } = {}) =>
      (await readAll()).filter(({ number }) => number > after && number <= upTo),
    history: async (language, line) => [
      ...(await store.history(language, line)),
      ...added.filter((one) => 'line' in one && one.language === language && one.line === line),
    ],
    putBlob: (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      blobs.set(hash, Buffer.from(bytes));
      return Promise.resolve(hash);
    },
    blob: async (hash) => blobs.get(hash) ?? store.blob(hash),
    publish: unkept,
  };
}
