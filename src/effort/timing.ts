import type { Key } from '../guide/ids.ts';
import type { Page } from '../guide/page.ts';
import { speechSeconds } from '../phone/duration.ts';
import { breakSeconds } from '../speech/pace.ts';
import { toParts } from '../speech/parts.ts';
import type { Speech } from '../speech/speech.ts';

/** How long a page takes, and what it speaks. */
export interface Timing {
  /** Seconds until each thing that the page says has ended, in the page's order. */
  readonly ends: readonly number[];
  readonly seconds: number;
  /** Seconds in which something is said, breaks within it included. */
  readonly spoken: number;
  readonly characters: number;
}

/** Times a page by the simulated phone's own rates; what is recorded by its own length. */
export function timePage(speech: Speech, page: Page): Timing {
  const ends: number[] = [];
  let seconds = 0;
  let spoken = 0;
  let characters = 0;
  for (const part of toParts(speech, page)) {
    if (part.kind !== 'say') {
      seconds += part.kind === 'pause' ? part.seconds : part.recording.seconds;
      ends.push(seconds);
      continue;
    }
    part.texts.forEach((text, index) => {
      const length = (index > 0 ? breakSeconds : 0) + speechSeconds(text, part.rate / 100);
      seconds += length;
      spoken += length;
      characters += text.length;
      ends.push(seconds);
    });
  }
  return { ends, seconds, spoken, characters };
}

/** Seconds until "press N" has been said for a key; undefined where the page does not offer it. */
export function optionEnd(
  page: Page,
  timing: Timing,
  press: Readonly<Record<Key, string>>,
  key: Key,
): number | undefined {
  const index = page.say.findLastIndex((said) => 'line' in said && said.line === press[key]);
  return index === -1 ? undefined : timing.ends[index];
}
