/** The parts of what is kept in this browser: what waits to be sent, and takes that nobody has kept or thrown away yet. */
type KeptIn = 'outbox' | 'takes';

let opened: Promise<IDBDatabase> | undefined;

/** The browser's own store; what is in it outlives the page. Throws where the browser lets nothing be kept. */
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('desk', 1);
    request.onupgradeneeded = () => {
      for (const name of ['outbox', 'takes'] satisfies readonly KeptIn[]) {
        request.result.createObjectStore(name, { keyPath: 'id' });
      }
    };
    request.onsuccess = () => {
      // Safari ends a connection of its own accord: the next one who asks opens another.
      request.result.onclose = () => {
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error ?? new Error('nothing can be kept in this browser'));
    };
  });
  return opened;
}

/** Does something to one part; resolves once it is surely kept. */
async function inStore<T>(
  name: KeptIn,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(name, mode);
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onabort = transaction.onerror = () => {
      reject(transaction.error ?? new Error('this browser could not keep it'));
    };
  });
}

/** Keeps something under its id, in place of what is there. */
export async function put(name: KeptIn, value: { readonly id: string }): Promise<void> {
  await inStore(name, 'readwrite', (store) => store.put(value));
}

/** What is kept under an id. */
export async function take<T extends { readonly id: string }>(
  name: KeptIn,
  id: string,
): Promise<T | undefined> {
  return (await inStore(name, 'readonly', (store) => store.get(id))) as T | undefined;
}

/** All that is kept. */
export async function takeAll<T extends { readonly id: string }>(name: KeptIn): Promise<readonly T[]> {
  return (await inStore(name, 'readonly', (store) => store.getAll())) as T[];
}

/** Throws away what is kept under an id. */
export async function drop(name: KeptIn, id: string): Promise<void> {
  await inStore(name, 'readwrite', (store) => store.delete(id));
}

/** Whose page this is: what one member kept is neither shown to another nor sent by them. */
export function visitorHere(): string {
  return document.documentElement.dataset.visitor ?? '';
}
