/** What one line took its speaker. */
export interface LineTaken {
  readonly line: string;
  /** From hearing or seeing it to the next one, its words said at their own pace. */
  readonly seconds: number;
  /** Clicks, or keys. */
  readonly presses: number;
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** What lines took, in words: the median, and the slowest. */
export function tellTaken(taken: readonly LineTaken[], presses: 'clicks' | 'keys'): string {
  const seconds = taken.map((one) => one.seconds);
  const pressed = taken.map((one) => one.presses);
  const slowest = taken.find((one) => one.seconds === Math.max(...seconds));
  return [
    `${taken.length} lines`,
    `${middle(seconds).toFixed(1)} s a line, the slowest ${slowest?.seconds.toFixed(1) ?? '-'} s (${slowest?.line ?? '-'})`,
    `${middle(pressed)} ${presses} a line, ${Math.max(...pressed)} at most`,
  ].join(', ');
}
