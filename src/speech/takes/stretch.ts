import stretchByOverlap from '@audio/stretch-wsola';
import type { Sound } from './sound.ts';

/** Milliseconds: a frame holds two periods of a deep voice, and is shifted by at most one to where the waves match. */
const frame = 32;

/** A sound that lasts so many times as long, at the same pitch. */
export function stretch({ samples, rate }: Sound, factor: number): Sound {
  const frameSize = 2 ** Math.round(Math.log2((frame / 1000) * rate));
  const options = { factor, frameSize, hopSize: frameSize / 4, delta: frameSize / 2 };
  const stretched = stretchByOverlap(Float32Array.from(samples), options);
  const length = Math.round(samples.length * factor);
  return { rate, samples: Float64Array.from({ length }, (_, index) => stretched[index] ?? 0) };
}
