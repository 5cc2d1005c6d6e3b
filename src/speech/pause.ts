/** Waits between two steps of long work, so that others in the thread have their turn. */
export type Pause = () => Promise<unknown>;

/** Goes on at once: for work that nobody else waits for. */
export const withoutPause: Pause = () => Promise.resolve();
