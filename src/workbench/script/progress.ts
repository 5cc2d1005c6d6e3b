import type { Guide } from '../../guide/guide.ts';
import { reachLanguages } from '../../speech/reach.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { ScriptLine } from './lines.ts';

/** How far a language's words are. */
interface ReviewProgress {
  readonly reviewed: number;
  /** The lines that need a review, those among them that are still the English. */
  readonly all: number;
  readonly english: number;
}

/** Counts how far the review of a language is. */
export function countReviewed(lines: readonly ScriptLine[]): ReviewProgress {
  const needing = lines.filter(({ review }) => review !== 'none');
  return {
    reviewed: needing.filter(({ review }) => review === 'reviewed').length,
    all: needing.length,
    english: needing.filter(({ isEnglish }) => isEnglish).length,
  };
}

/** How callers get a language: as a whole, in short, or why they do not. `count` lines bring it further. */
interface Offer {
  readonly how: 'offered' | 'short' | 'draft' | 'silent' | 'left out';
  readonly count: number;
}

/** Finds how a language stands with callers. `offered` are the languages that they can choose. */
export function offerOf(
  guide: Guide,
  one: Surveyed,
  { reviewed, all }: ReviewProgress,
  offered: readonly string[],
): Offer {
  const { code, isDraft } = one.info;
  const [reached] = reachLanguages(guide, [one]);
  const lacks = reached?.how === 'by voice' ? 0 : (reached?.lacks().length ?? 0);
  if (isDraft) return { how: 'draft', count: all - reviewed };
  if (offered.includes(code)) {
    return reached?.how === 'short' ? { how: 'short', count: lacks } : { how: 'offered', count: 0 };
  }
  if (reached?.how === 'not') return { how: 'silent', count: lacks };
  return { how: 'left out', count: all - reviewed };
}
