/** How loud it is in one word; `none` until something has been heard at all. */
type LevelWord = 'none' | 'quiet' | 'good' | 'loud';

/** How loud the last second was. */
export interface Level {
  /** From 0 to 1. */
  readonly value: number;
  readonly word: LevelWord;
}

/** For how long the loudest moment is shown, in milliseconds: speech has pauses. */
const held = 1000;

/** Follows how loud a microphone is. `now` is in milliseconds. */
export function createLevel(): (chunk: Float32Array, now: number) => Level {
  let peaks: readonly { readonly peak: number; readonly at: number }[] = [];
  let hasHeard = false;
  return (chunk, now) => {
    const peak = chunk.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    peaks = [...peaks.filter(({ at }) => now - at < held), { peak, at: now }];
    const value = Math.max(...peaks.map((one) => one.peak));
    hasHeard ||= value > 0.005;
    return { value: Math.min(1, value), word: hasHeard ? wordFor(value) : 'none' };
  };
}

function wordFor(value: number): LevelWord {
  if (value > 0.95) return 'loud';
  return value > 0.05 ? 'good' : 'quiet';
}
