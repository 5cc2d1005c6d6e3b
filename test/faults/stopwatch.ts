/** A way to ask that remembers how long the slowest answer took. */
interface Stopwatch {
  readonly fetch: typeof fetch;
  /** Milliseconds of the slowest answer so far; what had no answer, and was asked again, is not in it. */
  readonly slowest: () => number;
}

/** Measures from a request to the end of its answer's head. */
export function createStopwatch(): Stopwatch {
  let slowest = 0;
  return {
    slowest: () => slowest,
    fetch: async (...asked) => {
      const began = performance.now();
      const response = await fetch(...asked);
      if (response.status < 500) slowest = Math.max(slowest, performance.now() - began);
      return response;
    },
  };
}
