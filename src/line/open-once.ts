/** Something that is opened when it is first needed, and again where that failed. */
export interface OpenedOnce<T> {
  readonly get: () => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Opens something once; `open` gives it, and how it is closed. */
export function openOnce<T>(
  open: () => Promise<{ readonly value: T; readonly close: () => Promise<void> }>,
): OpenedOnce<T> {
  let opened: ReturnType<typeof open> | undefined;
  return {
    get: async () => {
      opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return (await opened).value;
    },
    close: async () => {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
