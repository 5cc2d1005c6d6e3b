import type { LanguageInfo } from '../speech/languages.ts';
import type { Speech } from '../speech/speech.ts';

/** A language that callers are not offered, and why: it is being written; the line's settings leave it out; or lines must be recorded first. */
export interface NotOffered {
  readonly info: LanguageInfo;
  readonly why: 'draft' | 'left out' | 'silent';
  /** How many lines have to be recorded, where that is why. */
  readonly count: number;
}

/** The languages that there are and callers are not offered. */
export function notOffered({ surveyed, reached }: Speech): readonly NotOffered[] {
  return surveyed.flatMap(({ info }): readonly NotOffered[] => {
    const found = reached.find((one) => one.info.code === info.code);
    if (!found) return [{ info, why: info.isDraft ? 'draft' : 'left out', count: 0 }];
    return found.how === 'not' ? [{ info, why: 'silent', count: found.lacks().length }] : [];
  });
}
