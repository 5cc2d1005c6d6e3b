import type { LineKey, Utterance } from '../flow.ts';

/** English words in an English voice, slowly, inside every language. */
export function english(line: LineKey): Utterance {
  return { line, in: 'en', slow: true };
}

/** A word to be recognised on paper or on a screen, once more in English, for callers of other languages. */
export function inEnglish(line: LineKey): readonly Utterance[] {
  return [
    { line: 'in-english', except: 'en' },
    { line, in: 'en', slow: true, except: 'en' },
  ];
}
