import type { Sound } from './sound.ts';
import { powerOf } from './loudness.ts';

const frameSeconds = 0.02;

/** Where a take is speech, and how far that stands out of its pauses. */
interface Levels {
  /** Seconds at which the speech begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Decibels between speech and pauses; Infinity where the pauses are wholly silent. */
  readonly aboveNoise: number;
}

/** Measures a take in frames of 20 ms. Undefined where nothing is to be heard. */
export function levelsOf({ samples, rate }: Sound): Levels | undefined {
  const size = Math.max(1, Math.round(frameSeconds * rate));
  const frames: number[] = [];
  for (let start = 0; start < samples.length; start += size) {
    frames.push(10 * Math.log10(powerOf(samples.subarray(start, start + size))));
  }
  const sounding = frames.filter((level) => level > nothing).toSorted((a, b) => a - b);
  const loud = quantile(sounding, 0.9);
  const quiet = quantile(sounding, 0.1);
  if (loud === undefined || quiet === undefined) return undefined;
  const threshold = Math.max(loud - 30, Math.min(quiet + 8, loud - 12));
  const first = frames.findIndex((level) => level > threshold);
  const last = frames.findLastIndex((level) => level > threshold);
  return {
    start: first * frameSeconds,
    end: Math.min((last + 1) * frameSeconds, samples.length / rate),
    aboveNoise: (frames.length - sounding.length) * frameSeconds >= silentSeconds ? Infinity : loud - quiet,
  };
}

/** Decibels below which a frame holds nothing: not even a microphone's noise. */
const nothing = -90;

/** A sentence of one breath has no other pause than what a voice leaves around it. */
const silentSeconds = 0.1;

function quantile(sorted: readonly number[], part: number): number | undefined {
  return sorted[Math.floor(part * (sorted.length - 1))];
}
