import wavefile from 'wavefile';
import type { Sound } from './sound.ts';
import { levelsOf } from './levels.ts';
import { loudnessOf } from './loudness.ts';

/** What a telephone plays: samples a second. Source: https://www.twilio.com/docs/voice/twiml/play */
export const telephoneRate = 8000;

/** Loudness to reach, in LUFS, and how far it may be off. */
export const wantedLoudness = -16;
export const loudnessTolerance = 3;

/** -1.5 dBFS: between samples a wave may rise a little higher. */
const highestPeak = 10 ** (-1.5 / 20);

/** Seconds of silence kept on each side, so that lines that follow one another do not run together. */
const margin = 0.15;

/** A take as callers will hear it: 8 kHz, no silence at its ends but a breath, even loudness, no peak over -1 dBFS. */
export function polish(take: Sound): Sound {
  const trimmed = trim(resample(take));
  let polished = trimmed;
  // A limiter takes loudness away; a second and a third pass give it back.
  for (let pass = 0; pass < 4; pass += 1) {
    const gain = 10 ** ((wantedLoudness - loudnessOf(polished)) / 20);
    if (!Number.isFinite(gain)) return trimmed;
    polished = { ...polished, samples: limit(polished.samples.map((sample) => sample * gain)) };
  }
  return polished;
}

/** Half of 24 bits, so that a wave that rises a little between its samples is not cut off. */
const fullScale = 2 ** 22;

function resample({ samples, rate }: Sound): Sound {
  if (rate === telephoneRate) return { samples, rate };
  const wave = new wavefile.WaveFile();
  // As whole numbers, which the package handles eight times as fast as floating ones.
  wave.fromScratch(
    1,
    rate,
    '24',
    Int32Array.from(samples, (sample) => Math.round(sample * fullScale)),
  );
  wave.toSampleRate(telephoneRate, { method: 'sinc' });
  const resampled = wave.getSamples(false, Float64Array);
  return { samples: resampled.map((sample) => sample / fullScale), rate: telephoneRate };
}

function trim({ samples, rate }: Sound): Sound {
  const levels = levelsOf({ samples, rate });
  if (!levels) return { samples, rate };
  const pad = Math.round(margin * rate);
  const start = Math.round(levels.start * rate) - pad;
  const end = Math.round(levels.end * rate) + pad;
  const cut = Float64Array.from({ length: end - start }, (_, index) => samples[start + index] ?? 0);
  const fade = Math.round(0.02 * rate);
  return {
    rate,
    samples: cut.map((sample, index) => sample * Math.min(1, index / fade, (cut.length - 1 - index) / fade)),
  };
}

/** Keeps peaks under the highest by turning down what surrounds them, 4 ms before and after. */
function limit(samples: Float64Array): Float64Array {
  const reach = Math.round(0.004 * telephoneRate);
  const gains = new Float64Array(samples.length).fill(1);
  samples.forEach((sample, index) => {
    const needed = highestPeak / Math.max(Math.abs(sample), 1e-9);
    if (needed >= 1) return;
    for (
      let near = Math.max(0, index - reach);
      near <= Math.min(samples.length - 1, index + reach);
      near += 1
    ) {
      const distance = Math.abs(near - index) / (reach + 1);
      gains[near] = Math.min(gains[near] ?? 1, needed + distance * (1 - needed));
    }
  });
  return samples.map((sample, index) => sample * (gains[index] ?? 1));
}
