import type { Sound } from './sound.ts';
import { levelsOf } from './levels.ts';
import { loudnessOf } from './loudness.ts';
import { loudnessTolerance, wantedLoudness } from './polish.ts';

/** A word of one syllable. */
const leastSeconds = 0.15;
const mostSeconds = 90;
const leastAboveNoise = 15;
const leastLoudness = -50;

/** What keeps a take from being used. Lengths are in seconds: of the take, and about what the text takes. */
export type TakeFault =
  | { readonly kind: 'silent' }
  | { readonly kind: 'clipped' }
  | { readonly kind: 'cut' | 'endless'; readonly seconds: number }
  | { readonly kind: 'short' | 'long'; readonly seconds: number; readonly expected: number }
  /** How far its speech is above its pauses, in dB. */
  | { readonly kind: 'noisy'; readonly aboveNoise: number }
  /** How loud it is at best, in LUFS. */
  | { readonly kind: 'uneven'; readonly loudness: number };

/** What keeps a take from being used; undefined where nothing does. `expected` is in seconds, at a voice's pace. */
export function faultOf(take: Sound, expected: number): TakeFault | undefined {
  const levels = levelsOf(take);
  if (!levels || loudnessOf(take) < leastLoudness) return { kind: 'silent' };
  const seconds = levels.end - levels.start;
  if (seconds < leastSeconds) return { kind: 'cut', seconds };
  if (seconds > mostSeconds) return { kind: 'endless', seconds };
  if (isClipped(take)) return { kind: 'clipped' };
  if (levels.aboveNoise < leastAboveNoise) return { kind: 'noisy', aboveNoise: levels.aboveNoise };
  if (seconds < expected / 2) return { kind: 'short', seconds, expected };
  if (seconds > 2 * Math.max(1, expected)) return { kind: 'long', seconds, expected };
  return undefined;
}

/** What still keeps a polished take from being played. */
export function loudnessFault(polished: Sound): TakeFault | undefined {
  const loudness = loudnessOf(polished);
  return Math.abs(loudness - wantedLoudness) <= loudnessTolerance ? undefined : { kind: 'uneven', loudness };
}

/** The same in words for whoever recorded it, to be said of the take. */
export function sayFault(fault: TakeFault): string {
  switch (fault.kind) {
    case 'silent':
      return 'is nearly silent: speak closer to the microphone, and see that it is the right one';
    case 'cut':
      return `is only ${fault.seconds.toFixed(2)} s long: is all of it there?`;
    case 'endless':
      return `is ${fault.seconds.toFixed(0)} s long, the most is ${mostSeconds}: is it one line alone?`;
    case 'clipped':
      return 'is clipped: it was recorded too loud; turn the microphone down, or step back';
    case 'noisy':
      return `has speech only ${fault.aboveNoise.toFixed(0)} dB above its pauses, ${leastAboveNoise} is the least: find a quieter place`;
    case 'short':
      return `is ${fault.seconds.toFixed(1)} s long where the text takes about ${fault.expected.toFixed(1)}: is a part missing, or is it another line?`;
    case 'long':
      return `is ${fault.seconds.toFixed(1)} s long where the text takes about ${fault.expected.toFixed(1)}: is there more in it, or is it another line?`;
    case 'uneven':
      return `cannot be brought to the loudness of the others (${fault.loudness.toFixed(1)} LUFS, wanted ${wantedLoudness}): record it evenly, without knocks or shouts`;
  }
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
