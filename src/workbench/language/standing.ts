import type { Guide } from '../../guide/guide.ts';
import { terms } from '../../speech/languages.ts';
import { openEssentials } from '../../speech/ready.ts';
import { isTranslation, type Surveyed } from '../../speech/survey.ts';
import type { BenchLine } from '../../desk/bench-line.ts';
import type { LanguageVoices } from '../../desk/voices.ts';
import { toReview } from '../languages.ts';
import { goalOf, type Goal } from '../studio/order.ts';

/** What stands between a language and its callers, in the order in which it is best done. */
const obstacles = [
  'speaker',
  'glossary',
  'essentials',
  'record',
  'hear',
  'second',
  'translate',
  'refused',
  'review',
  'ready',
] as const;

/** One of them. */
export type Obstacle = (typeof obstacles)[number];

/** How a language stands: what callers get of it, and what is missing. */
export interface Standing {
  /** What callers get; undefined of a draft. */
  readonly how: Goal['how'] | 'draft';
  /** How much of the next better thing that callers could get is done. */
  readonly done: number;
  readonly all: number;
  /** What is missing of it, by how many. */
  readonly lacking: readonly { readonly what: Obstacle; readonly count: number }[];
}

/** What is known of a language when its standing is found. */
interface Known {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly one: Surveyed;
  readonly lines: readonly BenchLine[];
  readonly voices: LanguageVoices;
  /** How many members speak it; undefined where that is not known. */
  readonly speakers: number | undefined;
}

/** Finds how a language stands. */
export function standingOf({ guide, surveyed, one, lines, voices, speakers }: Known): Standing {
  const { info } = one;
  const goal = goalOf(guide, surveyed, one, lines, voices);
  const isWritten = isTranslation(info);
  const essentials = isWritten ? openEssentials(guide, one).length : 0;
  const untranslated = one.untranslated.length;
  const refused = lines.filter(({ review }) => review === 'refused').length;
  const isSpoken = info.voice !== undefined;
  const counts: Readonly<Record<Obstacle, number>> = {
    speaker: speakers === 0 ? 1 : 0,
    glossary: isWritten ? terms.filter((term) => !info.terms[term]).length : 0,
    essentials,
    record: isSpoken ? 0 : goal.toRecord,
    hear: isSpoken ? 0 : goal.toHear,
    second: speakers === 1 ? 1 : 0,
    translate: untranslated - essentials,
    refused,
    review: isWritten ? toReview(one) - untranslated - refused : 0,
    ready: info.isDraft && isReadable(isSpoken ? untranslated : essentials) ? 1 : 0,
  };
  const [done, all] = isSpoken
    ? wordsDone(one)
    : ([goal.all - goal.toRecord - goal.toHear, goal.all] as const);
  return {
    how: info.isDraft ? 'draft' : goal.how,
    done,
    all,
    lacking: obstacles.flatMap((what) => (counts[what] > 0 ? [{ what, count: counts[what] }] : [])),
  };
}

const isReadable = (open: number): boolean => open === 0;

function wordsDone(one: Surveyed): readonly [number, number] {
  const all = one.translated.length + one.untranslated.length;
  return [all - toReview(one), all];
}
