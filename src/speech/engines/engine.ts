import type { Made } from '../recordings.ts';

/** What makes recordings out of texts. */
export interface Engine {
  /** What recordings.json says of everything that it makes. */
  readonly made: Made;
  /** How many texts it takes at once. */
  readonly parallel: number;
  /** Whether it speaks more slowly when asked; what others make is stretched. */
  readonly hasRates: boolean;
  /** US dollars for a million characters. */
  readonly price: number;
  /**
   * Speaks a text at so many percent of the voice's own pace. Rejects with an EngineError, and with the signal's reason where that
   * is what ended it.
   */
  readonly speak: (text: string, rate: number, signal: AbortSignal) => Promise<Spoken>;
}

/** What an engine made of one text. */
export interface Spoken {
  /** A sound file, of any kind that can be imported. */
  readonly bytes: Buffer;
  /** Characters that are charged for. */
  readonly charged: number;
}

/** Why an engine did not speak: a sentence with its remedy. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** `run`: no other text would fare better; `line`: another may. */
  readonly concerns: 'line' | 'run';

  constructor(concerns: 'line' | 'run', message: string, options?: ErrorOptions) {
    super(message, options);
    this.concerns = concerns;
  }
}

/** The characters of a text as they are charged for: Unicode's, not their halves. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
