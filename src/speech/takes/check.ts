import type { Sound } from './decode.ts';
import { levelsOf } from './levels.ts';
import { loudnessOf } from './loudness.ts';
import { loudnessTolerance, wantedLoudness } from './polish.ts';

/** A word of one syllable. */
const leastSeconds = 0.15;
const mostSeconds = 90;
const leastAboveNoise = 15;
const leastLoudness = -50;

/** Why a take cannot be used, in words for whoever recorded it; undefined where it can. `expected` is in seconds, at a voice's pace. */
export function refusalOf(take: Sound, expected: number): string | undefined {
  const levels = levelsOf(take);
  if (!levels || loudnessOf(take) < leastLoudness) {
    return 'is nearly silent: speak closer to the microphone, and see that it is the right one';
  }
  const seconds = levels.end - levels.start;
  if (seconds < leastSeconds) return `is only ${seconds.toFixed(2)} s long: is all of it there?`;
  if (seconds > mostSeconds)
    return `is ${seconds.toFixed(0)} s long, the most is ${mostSeconds}: is it one line alone?`;
  if (isClipped(take)) return 'is clipped: it was recorded too loud; turn the microphone down, or step back';
  if (levels.aboveNoise < leastAboveNoise) {
    return `has speech only ${levels.aboveNoise.toFixed(0)} dB above its pauses, ${leastAboveNoise} is the least: find a quieter place`;
  }
  if (seconds < expected / 2) {
    return `is ${seconds.toFixed(1)} s long where the text takes about ${expected.toFixed(1)}: is a part missing, or is it another line?`;
  }
  if (seconds > 2 * Math.max(1, expected)) {
    return `is ${seconds.toFixed(1)} s long where the text takes about ${expected.toFixed(1)}: is there more in it, or is it another line?`;
  }
  return undefined;
}

/** Why a polished take still cannot be played; undefined where it can. */
export function loudnessFault(polished: Sound): string | undefined {
  const loudness = loudnessOf(polished);
  if (Math.abs(loudness - wantedLoudness) <= loudnessTolerance) return undefined;
  return `cannot be brought to the loudness of the others (${loudness.toFixed(1)} LUFS, wanted ${wantedLoudness}): record it evenly, without knocks or shouts`;
}

/** A run of samples at the top is a wave whose top was cut off; one or two may be chance. */
function isClipped({ samples, rate }: Sound): boolean {
  const top = 0.985;
  let run = 0;
  let runs = 0;
  for (const sample of samples) {
    run = Math.abs(sample) >= top ? run + 1 : 0;
    if (run === 3) runs += 1;
  }
  return runs > Math.max(2, samples.length / rate);
}
